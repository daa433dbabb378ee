"""From the check plan to the Python module of validators."""

from eventschema.checks.module import validators_source

__all__ = ["validators_source"]
