"""What a back-reference means in ECMA-262, and whether Python can say the same.

In ECMA-262 a reference to a group that has not matched matches nothing, and each round of a
repetition forgets what its groups matched in the round before; in Python such a reference fails,
and a group keeps its text until it matches again.
"""

from collections.abc import Iterator
from typing import Literal

from eventschema.regex.nodes import (
    Alternation,
    Anchor,
    BackReference,
    Characters,
    Group,
    Lookaround,
    Node,
    RegularExpression,
    Repeat,
    Sequence,
    UntranslatablePattern,
)
from eventschema.regex.widths import width

Meaning = Literal["nothing", "the group", "the group if it matched"]
_Path = tuple[tuple[Node, int], ...]


def meanings(pattern: RegularExpression) -> dict[BackReference, Meaning]:
    """What each back-reference of `pattern` matches.

    Raises `UntranslatablePattern` where Python would remember another text than ECMA-262.
    """
    if not pattern.references:
        return {}
    groups: dict[int, _Path] = {}
    references: list[tuple[BackReference, _Path]] = []
    for node, path in _walk(pattern.body, ()):
        if isinstance(node, BackReference):
            references.append((node, path))
        elif isinstance(node, Group) and node.number is not None:
            groups[node.number] = (*path, (node, 0))
    return {
        reference: _meaning(reference, path, groups[pattern.number(reference)])
        for reference, path in references
    }


def _walk(node: Node, path: _Path) -> Iterator[tuple[Node, _Path]]:
    yield node, path
    for index, child in enumerate(_children(node)):
        yield from _walk(child, (*path, (node, index)))


def _children(node: Node) -> tuple[Node, ...]:
    match node:
        case Characters() | Anchor() | BackReference():
            return ()
        case Group(body) | Lookaround(body) | Repeat(body):
            return (body,)
        case Sequence(parts):
            return parts
        case Alternation(branches):
            return branches


def _meaning(reference: BackReference, path: _Path, group: _Path) -> Meaning:
    shared = 0
    while shared < len(group) and shared < len(path) and path[shared][1] == group[shared][1]:
        shared += 1
    if any(isinstance(node, Lookaround) and node.behind for node, _ in (*path, *group)):
        _refuse(reference, "a reference from or into a lookbehind has no equivalent in Python")
    if shared == len(group):
        return "nothing"
    meeting, index_of_group = group[shared]
    if isinstance(meeting, Alternation) or index_of_group > path[shared][1]:
        return "nothing"
    return _meaning_after(reference, path[:shared], group[shared + 1 : -1])


def _meaning_after(reference: BackReference, around: _Path, inside: _Path) -> Meaning:
    """The meaning of a reference that follows its group.

    `around` leads from the root to the sequence of both, `inside` from there to the group.
    """
    if any(isinstance(node, Lookaround) and node.negative for node, _ in inside):
        return "nothing"
    optional = False
    for node, _ in reversed(inside):
        if isinstance(node, Repeat):
            if width(node.body)[0] == 0:
                _refuse(reference, "a reference to a group in a repetition that may match nothing")
            if optional and node.maximum != 1:
                _refuse(reference, "a reference to a group that some rounds of a repetition skip")
        optional |= isinstance(node, Alternation) or (
            isinstance(node, Repeat) and node.minimum == 0
        )
    if not optional:
        return "the group"
    if any(isinstance(node, Repeat) and node.maximum != 1 for node, _ in around):
        _refuse(reference, "a reference to a group that some rounds of a repetition skip")
    return "the group if it matched"


def _refuse(reference: BackReference, reason: str) -> None:
    raise UntranslatablePattern(reason, reference.position)
