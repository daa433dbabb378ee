"""Two schemas compared, in the direction of those who send and of those who receive."""

from collections.abc import Sequence

from eventschema.compatibility.explanation import Explainer
from eventschema.compatibility.inclusion import Inclusion
from eventschema.compatibility.refusals import Comparison, Refusal, Undecided, Validator
from eventschema.compatibility.relations import Tools
from eventschema.compatibility.replacements import Replacements
from eventschema.compatibility.search import Search
from eventschema.compatibility.sets.demands import demand
from eventschema.compatibility.sets.forms import Forms
from eventschema.compatibility.sets.instances import Instances
from eventschema.compatibility.sets.likeness import Likeness
from eventschema.compatibility.sets.regions import Region
from eventschema.compatibility.variants import Variants
from eventschema.findings import Direction
from eventschema.load import Schema


def compare(
    old: Schema,
    new: Schema,
    validators: tuple[Validator, Validator],
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
