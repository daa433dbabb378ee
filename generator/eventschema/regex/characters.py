"""Sets of code points as sorted, disjoint, inclusive ranges."""

from collections.abc import Iterable

Ranges = tuple[tuple[int, int], ...]

LAST_CODE_POINT = 0x10FFFF
EVERYTHING: Ranges = ((0, LAST_CODE_POINT),)


def union(*sets: Ranges) -> Ranges:
    """The code points that are in any of `sets`; these may overlap and come in any order."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(part for ranges in sets for part in ranges):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def complement(ranges: Ranges) -> Ranges:
    """The code points that are not in `ranges`."""
    gaps: list[tuple[int, int]] = []
    start = 0
    for first, last in ranges:
        if start < first:
            gaps.append((start, first - 1))
        start = last + 1
    if start <= LAST_CODE_POINT:
        gaps.append((start, LAST_CODE_POINT))
    return tuple(gaps)


def intersection(left: Ranges, right: Ranges) -> Ranges:
    """The code points that are in both sets."""
    return tuple(
        (max(low, first), min(high, last))
        for low, high in left
        for first, last in right
        if max(low, first) <= min(high, last)
    )


def ranges_of(code_points: Iterable[int]) -> Ranges:
    """The set of `code_points`, which come in ascending order."""
    ranges: list[tuple[int, int]] = []
    for code_point in code_points:
        if ranges and code_point == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], code_point)
        else:
            ranges.append((code_point, code_point))
    return tuple(ranges)


def characters(text: str) -> Ranges:
    """The set of the characters of `text`."""
    return ranges_of(sorted(set(map(ord, text))))


LINE_TERMINATORS = characters("\n\r\u2028\u2029")
ANY_BUT_LINE_TERMINATORS = complement(LINE_TERMINATORS)
DIGITS = characters("0123456789")
HEX_DIGITS = characters("0123456789ABCDEFabcdef")
WORD_CHARACTERS: Ranges = ((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A))
SPACE_SEPARATORS: Ranges = (
    (0x20, 0x20),
    (0xA0, 0xA0),
    (0x1680, 0x1680),
    (0x2000, 0x200A),
    (0x202F, 0x202F),
    (0x205F, 0x205F),
    (0x3000, 0x3000),
)
WHITE_SPACE = union(characters("\t\v\f\ufeff"), LINE_TERMINATORS, SPACE_SEPARATORS)
