"""OpenAPI documents: imported as canonical schemas, and compared with the schemas made of them."""

from eventschema.openapi.compare import UpstreamComparison, compare
from eventschema.openapi.edits import DIFFERENCE_RULES, Difference, Repair
from eventschema.openapi.importer import Imported, import_schema
from eventschema.openapi.update import Updated, updated

__all__ = [
    "DIFFERENCE_RULES",
    "Difference",
    "Imported",
    "Repair",
    "Updated",
    "UpstreamComparison",
    "compare",
    "import_schema",
    "updated",
]
