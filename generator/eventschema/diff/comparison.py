"""Two schemas compared, in the direction of those who send and of those who receive."""

from collections.abc import Sequence

from eventschema.diff.causes import Explainer
from eventschema.diff.inclusion import Inclusion
from eventschema.diff.refusals import Comparison, CompiledSchema, Refusal, Undecided
from eventschema.diff.relations import Tools
from eventschema.diff.replacements import Replacements
from eventschema.diff.search import Search
from eventschema.diff.variants import Variants
from eventschema.findings import Direction
from eventschema.schema.registry import Schema
from eventschema.sets.demands import demand
from eventschema.sets.forms import Forms
from eventschema.sets.instances import Instances
from eventschema.sets.likeness import Likeness
from eventschema.sets.regions import Region


def compare(
    old: Schema,
    new: Schema,
    validators: tuple[CompiledSchema, CompiledSchema],
    directions: Sequence[Direction] = ("send", "receive"),
) -> Comparison:
    """Whether instances of `old` are instances of `new` (send), and of `new` of `old` (receive).

    `validators` are those of `old` and of `new`: every witness is checked with both. What was
    removed has a replacement only if both directions are asked for.
    """
    forms = Forms()
    inclusion = Inclusion(Tools(forms, Instances(forms), Likeness()))
    variants, explainer = inclusion.variants, Explainer(inclusion)
    roots = demand(old), demand(new)
    objects = tuple(forms(root).get("object", ()) for root in roots)
    tag = variants.root_tag(*objects)
    refusals: list[Refusal] = []
    undecided: list[Undecided] = []
    for direction in directions:
        turned = (roots, validators)
        if direction == "receive":
            turned = (roots[1], roots[0]), (validators[1], validators[0])
        search = Search(explainer, tag, *turned, direction)
        refusals += search.refusals
        undecided += search.undecided
    if len(set(directions)) > 1:
        replacements = Replacements(explainer, tag, roots, validators)
        refusals = list(replacements.added_to(refusals))
    old_events, new_events = (_events(regions, variants, tag) for regions in objects)
    return Comparison(old_events, new_events, tuple(refusals), tuple(undecided))


def _events(regions: Sequence[Region], variants: Variants, tag: str | None) -> tuple[str, ...]:
    """The values of the tag that tells events apart."""
    values = (variants.tags(region).get(tag or "", ()) for region in regions)
    return tuple(str(value) for each in values for value in each)
