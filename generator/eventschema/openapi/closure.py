"""What a component reaches: its transitive closure, with null moved to where it is used."""

from eventschema.model import Json
from eventschema.openapi.keywords import Translator
from eventschema.openapi.null import null_at_use
from eventschema.openapi.trees import references


def closure(translator: Translator, root: str) -> dict[str, Json]:
    """The schema at `root` and all that it reaches, translated, by pointer.

    The root comes first, then what it refers to itself, such as the events of a union; what
    those reach follows depth first.
    """
    found = {root: translator.schema(root)}
    first = [target for target in references(found[root]) if target != root]
    found.update((target, translator.schema(target)) for target in dict.fromkeys(first))
    pending = [target for start in first for target in references(found[start])]
    pending.reverse()
    while pending:
        target = pending.pop()
        if target not in found:
            found[target] = translator.schema(target)
            pending += reversed(list(references(found[target])))
    return null_at_use(found, root)
