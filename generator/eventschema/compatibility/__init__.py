"""Whether two schemas accept the same instances, and instances that show where they do not."""

from eventschema.compatibility.comparison import compare
from eventschema.compatibility.findings import Comparison, Finding, Place, Undecided

__all__ = ["Comparison", "Finding", "Place", "Undecided", "compare"]
