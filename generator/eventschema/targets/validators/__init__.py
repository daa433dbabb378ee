"""From the check plan to the Python modules of validators and of rules."""

from eventschema.targets.validators.printing import Printing

__all__ = ["Printing"]
