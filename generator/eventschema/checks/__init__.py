"""From the check plan to the Python module of validators."""

from eventschema.checks.module import Printing, validators_source

__all__ = ["Printing", "validators_source"]
