"""What it means to assert `format`: one function per format that JSON Schema names."""

from eventschema.formats.by_name import FORMATS, Format, MissingFormatLibrary, check
from eventschema.formats.source import FormatSource, source

__all__ = ["FORMATS", "Format", "FormatSource", "MissingFormatLibrary", "check", "source"]
