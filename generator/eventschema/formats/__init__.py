"""What it means to assert `format`: one function per format that JSON Schema names."""

from eventschema.formats.registry import FORMATS, Format, MissingFormatLibrary, check
from eventschema.formats.source import Source, source

__all__ = ["FORMATS", "Format", "MissingFormatLibrary", "Source", "check", "source"]
