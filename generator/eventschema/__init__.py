"""From one JSON Schema of an event union to Python dataclasses, validators and Markdown docs."""

from eventschema.api import Validator, compile  # noqa: A004
from eventschema.build import build
from eventschema.errors import SchemaError
from eventschema.runtime._checks import ValidationError, Violation

__all__ = ["SchemaError", "ValidationError", "Validator", "Violation", "build", "compile"]
