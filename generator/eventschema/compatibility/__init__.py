"""Whether two schemas accept the same instances, and instances that show where they do not."""

from eventschema.compatibility.comparison import compare
from eventschema.compatibility.guide import Guide, event_changes
from eventschema.compatibility.migration import migration_guide
from eventschema.compatibility.refusals import (
    Comparison,
    Occurrence,
    Refusal,
    Replacement,
    Undecided,
)

__all__ = [
    "Comparison",
    "Guide",
    "Occurrence",
    "Refusal",
    "Replacement",
    "Undecided",
    "compare",
    "event_changes",
    "migration_guide",
]
