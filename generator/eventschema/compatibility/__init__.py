"""Whether two schemas accept the same instances, and instances that show where they do not."""

from eventschema.compatibility.comparison import compare
from eventschema.compatibility.findings import (
    Comparison,
    Finding,
    Place,
    Replacement,
    Undecided,
)
from eventschema.compatibility.guide import Guide, event_changes
from eventschema.compatibility.migration import migration_guide

__all__ = [
    "Comparison",
    "Finding",
    "Guide",
    "Place",
    "Replacement",
    "Undecided",
    "compare",
    "event_changes",
    "migration_guide",
]
