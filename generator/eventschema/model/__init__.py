"""From a schema to the type model: what shape the Python value of a valid instance has.

Every type is necessary for validity and none is sufficient: what a type cannot say is left to
the validators, and never makes a valid instance unreadable.
"""

from eventschema.model.assemble import Parsed
from eventschema.model.best_match import Declared
from eventschema.model.parser import parse, parsed

__all__ = ["Declared", "Parsed", "parse", "parsed"]
