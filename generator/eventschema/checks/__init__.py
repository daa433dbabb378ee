"""From the check plan to the Python modules of validators and of rules."""

from eventschema.checks.module import MEMORY, Printing

__all__ = ["MEMORY", "Printing"]
