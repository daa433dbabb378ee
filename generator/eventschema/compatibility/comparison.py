"""Two schemas compared, in the direction of those who send and of those who receive."""

from collections.abc import Sequence

from eventschema.compatibility.differences import Direction
from eventschema.compatibility.explanation import Explainer
from eventschema.compatibility.findings import Comparison, Finding, Undecided, Validator
from eventschema.compatibility.inclusion import Inclusion
from eventschema.compatibility.relations import Tools
from eventschema.compatibility.search import Search
from eventschema.compatibility.sets.forms import Forms
from eventschema.compatibility.sets.instances import Instances
from eventschema.compatibility.sets.likeness import Likeness
from eventschema.load import Schema


def compare(
    old: Schema,
    new: Schema,
    validators: tuple[Validator, Validator],
    directions: Sequence[Direction] = ("send", "receive"),
) -> Comparison:
    """Whether instances of `old` are instances of `new` (send), and of `new` of `old` (receive).

    `validators` are those of `old` and of `new`: every witness is checked with both.
    """
    forms = Forms()
    explainer = Explainer(Inclusion(Tools(forms, Instances(forms), Likeness())))
    findings: list[Finding] = []
    undecided: list[Undecided] = []
    for direction in directions:
        ours, theirs = (old, new) if direction == "send" else (new, old)
        pair = validators if direction == "send" else (validators[1], validators[0])
        search = Search(explainer, ours, theirs, pair, direction)
        findings += search.findings
        undecided += search.undecided
    return Comparison(tuple(findings), tuple(undecided))
