"""Whether two schemas accept the same instances, and instances that show where they do not."""

from eventschema.diff.comparison import compare
from eventschema.diff.guide import Guide, event_changes
from eventschema.diff.migration import migration_guide
from eventschema.diff.refusals import (
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
