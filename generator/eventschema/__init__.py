"""From one JSON Schema of an event union to Python dataclasses, validators and Markdown docs."""

from eventschema.errors import SchemaError

__all__ = ["SchemaError"]
