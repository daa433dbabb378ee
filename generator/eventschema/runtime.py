"""What all validators share, those in memory and, as text, those that are generated."""

from collections.abc import Callable, Collection, Hashable, Sequence
from contextvars import ContextVar
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from json import dumps
from math import isfinite
from typing import Any, Final, NamedTuple, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""The members and items that lead from an instance to a value inside it."""


MOST_LISTED: Final = 20
LONGEST_TEXT: Final = 60
LONGEST_INTEGER: Final = 1000
MOST_COMPARED: Final = 2_000_000

pairs_left: Final[ContextVar[int]] = ContextVar("pairs_left")
"""How many pairs of letters may still be compared to suggest what was meant."""


class Violation(NamedTuple):
    """One way in which an instance breaks its schema.

    `pointer` is the JSON Pointer of the offending value and `path` the same as a tuple; `keyword`
    is what it breaks and `schema_pointer` where the schema says so; `value` is the offending
    value itself.
    """

    pointer: str
    path: Path
    keyword: str
    message: str
    schema_pointer: str
    value: Any

    def __str__(self) -> str:
        return f"{self.pointer or '(root)'}: {self.message} [{self.keyword}]"


Accept: TypeAlias = Callable[[Any], bool]
Explain: TypeAlias = Callable[[Any, Path, list[Violation]], None]


class ValidationError(ValueError):
    """An instance is invalid; `violations` says why."""

    def __init__(self, violations: list[Violation]) -> None:
        super().__init__(violations)
        self.violations = violations

    def __str__(self) -> str:
        return "\n".join(map(str, self.violations))


def a_string(value: Any) -> bool:
    """Whether `value` is text that JSON can carry: no surrogate stands alone in it."""
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def a_text(value: Any) -> bool:
    """Whether `value` is a str."""
    return isinstance(value, str)


def an_integer(value: Any) -> bool:
    """Whether `value` is a number without a fractional part."""
    if isinstance(value, float):
        return value.is_integer()
    return isinstance(value, int) and not isinstance(value, bool)


def a_number(value: Any) -> bool:
    """Whether `value` is a number of JSON, which has no infinities and no NaN."""
    if isinstance(value, float):
        return isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def an_array(value: Any) -> bool:
    """Whether `value` is a list."""
    return isinstance(value, list)


def an_object(value: Any) -> bool:
    """Whether `value` is a dict."""
    return isinstance(value, dict)


def multiple_of(value: Any, divisor: float) -> bool:
    """Whether `value` is an integral multiple of `divisor`, both as they are written in decimal."""
    if isinstance(value, int) and isinstance(divisor, int):
        return value % divisor == 0
    return exact(value) % exact(divisor) == 0


def exact(number: float) -> Fraction:
    """The number that is written, where a float only comes near it."""
    return Fraction(number if isinstance(number, int) else repr(float(number)))


def equal(left: Any, right: Any) -> bool:
    """Whether two JSON values are equal."""
    return identity(left) == identity(right)


def distinct(items: list[Any]) -> bool:
    """Whether no two of `items` are equal."""
    return len(set(map(identity, items))) == len(items)


def identity(value: Any) -> Hashable:
    """What equal JSON values, and no others, have in common."""
    if isinstance(value, bool):
        return (bool, value)
    if isinstance(value, list):
        return (list, *map(identity, value))
    if isinstance(value, dict):
        return (dict, frozenset((name, identity(member)) for name, member in value.items()))
    return value if isinstance(value, Hashable) else id(value)


def violations(accept: Accept, explain: Explain, value: Any) -> list[Violation]:
    """Every violation of `value`, in schema order."""
    found: list[Violation] = []
    pairs_left.set(MOST_COMPARED)
    try:
        explain(value, (), found)
    except RecursionError:
        found = [Violation("", (), "$ref", "the value nests too deeply to be checked", "", value)]
        try:
            if accept(value):
                found.clear()
        except RecursionError:
            pass
    return found


def violation(
    path: Path, value: Any, location: str, message: str, *, keyword: str = ""
) -> list[Violation]:
    """One violation; its keyword is the last segment of `location` unless it is named."""
    pointer = "".join([f"/{segment(step)}" for step in path])
    keyword = keyword or location.rpartition("/")[2]
    return [Violation(pointer, path, keyword, message, location, value)]


def fail(
    path: Path, value: Any, location: str, expected: str, *, keyword: str = ""
) -> list[Violation]:
    """`value` is not what was expected."""
    message = f"expected {expected}, got {described(value)}"
    return violation(path, value, location, message, keyword=keyword)


def miscounted(path: Path, value: Any, location: str, expected: str) -> list[Violation]:
    """`value` is too long or too short."""
    return violation(path, value, location, f"expected {expected}, got {len(value)}")


def uncontained(
    path: Path, value: Any, location: str, expected: str, count: int
) -> list[Violation]:
    """Too many or too few items are as `contains` says."""
    message = f"expected {expected} that `contains` describes, got {count}"
    return violation(path, value, location, message)


def repeated(path: Path, value: Any, location: str) -> list[Violation]:
    """Two items are equal."""
    first: dict[Hashable, int] = {}
    for index, item in enumerate(value):
        other = first.setdefault(identity(item), index)
        if other != index:
            message = f"expected distinct items, got equal ones at {other} and {index}"
            return violation(path, value, location, message)
    return []


def no_choice(path: Path, value: Any, location: str, choices: Collection[Any]) -> list[Violation]:
    """`value` is none of `choices`."""
    message = f"expected {listed(choices)}, got {described(value)}{suggestion(value, choices)}"
    return violation(path, value, location, message)


def forbidden(path: Path, value: Any, location: str, keyword: str) -> list[Violation]:
    """No value is allowed."""
    message = f"expected no value here, got {described(value)}"
    return violation(path, value, location, message, keyword=keyword)


def missing(
    path: Path, value: Any, location: str, name: str, *, keyword: str = ""
) -> list[Violation]:
    """The member `name` is missing."""
    message = f"the required member {quoted(name)} is missing"
    return violation(path, value, location, message, keyword=keyword)


def unknown(path: Path, value: Any, location: str, known: Collection[str]) -> list[Violation]:
    """All members of an object that are not known."""
    found: list[Violation] = []
    for name, member in value.items():
        if name not in known:
            found += unknown_member((*path, name), member, location, known)
    return found


def unknown_member(
    path: Path, value: Any, location: str, known: Collection[str]
) -> list[Violation]:
    """The member at `path` is not known."""
    name = path[-1]
    hint = suggestion(name, known) or f"; expected {listed(known) if known else 'no members'}"
    return violation(path, value, location, f"unknown member {described(name)}{hint}")


def untagged(
    path: Path, value: Any, location: str, name: str, tags: Collection[str | int]
) -> list[Violation]:
    """The member `name` of an object names none of the alternatives."""
    expected = f"expected {listed(tags)}"
    if name not in value:
        message = f"the member {quoted(name)} is missing; {expected}"
        return violation(path, value, location, message)
    tag = value[name]
    near = suggestion(tag, tags)
    message = f"unknown {plain(name)} {described(tag)}{near}{' E' if near else '; e'}{expected[1:]}"
    return violation((*path, name), tag, location, message)


def several(
    path: Path, value: Any, location: str, branches: Sequence[str], accepted: Sequence[bool]
) -> list[Violation]:
    """More than one alternative accepts the value."""
    names = [branch for branch, accepts in zip(branches, accepted, strict=True) if accepts]
    message = f"expected exactly one alternative to accept it, got {' and '.join(names)}"
    return violation(path, value, location, message)


def trials(count: int) -> list[list[Violation]]:
    """A list to fill for each of `count` alternatives."""
    return [[] for _ in range(count)]


def nearest(
    path: Path,
    value: Any,
    location: str,
    branches: Sequence[str],
    tried: Sequence[list[Violation]],
) -> list[Violation]:
    """No alternative accepts the value: why the one that came nearest does not."""
    at = min(range(len(tried)), key=lambda index: distance(tried[index], path))
    message = f"none of {len(tried)} alternatives accepts it; the nearest is {branches[at]}"
    return [*violation(path, value, location, message), *tried[at]]


def distance(violations: list[Violation], path: Path) -> tuple[bool, int]:
    """How far a value at `path` is from valid: whether it is wrong itself, and in how much."""
    itself = any(
        found.path == path and found.keyword in {"type", "const", "enum"} for found in violations
    )
    return itself, len(violations)


def segment(step: Any) -> str:
    """A step of a path as a reference token of a JSON Pointer."""
    return str(step).replace("~", "~0").replace("/", "~1")


def plain(name: str) -> str:
    """The name of a member without quotes, if that can be read."""
    return name if name.isascii() and name.isidentifier() else quoted(name)


def described(value: Any) -> str:
    """A value in one short line of ASCII."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return quoted(value) if a_string(value) else f"{quoted(value)}, which has a lone surrogate"
    if isinstance(value, int) and value.bit_length() > LONGEST_INTEGER:
        return f"an integer of {value.bit_length()} bits"
    if isinstance(value, float) and not isfinite(value):
        return f"{value!r}, which is no JSON number"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return f"an array of {len(value)} item{'s' * (len(value) != 1)}"
    if isinstance(value, dict):
        return f"an object of {len(value)} member{'s' * (len(value) != 1)}"
    return f"the Python class {ascii(type(value).__name__)[1:-1]}, which is no JSON type"


def quoted(text: str) -> str:
    """Text as JSON writes it, cut if it is long."""
    if len(text) > LONGEST_TEXT:
        return f'{dumps(text[:LONGEST_TEXT])[:-1]}.." ({len(text)} characters)'
    return dumps(text)


def listed(values: Collection[Any]) -> str:
    """What is expected, where these values are."""
    told = [described(value) for value in islice(values, MOST_LISTED)]
    if len(values) > MOST_LISTED:
        told.append(f"{len(values) - MOST_LISTED} others")
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} or {told[-1]}"


def suggestion(value: Any, known: Collection[Any]) -> str:
    """What may have been meant by `value`, as the end of a sentence."""
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        return ""
    names = tuple(name for name in known if isinstance(name, str) and of_like_length(value, name))
    if not spend(len(value) * sum(map(len, names))):
        return ""
    near = closest(value, names)
    return f"; did you mean {quoted(near)}?" if near is not None else ""


def of_like_length(left: str, right: str) -> bool:
    """Whether six in ten letters of two texts can be the same, so that they may be alike."""
    return 10 * min(len(left), len(right)) >= 3 * (len(left) + len(right)) > 0


def spend(pairs: int) -> bool:
    """Whether so many pairs of letters may be compared, for all suggestions of a value together."""
    left = pairs_left.get(MOST_COMPARED)
    if left < pairs:
        return False
    pairs_left.set(left - pairs)
    return True


@lru_cache(maxsize=1024)
def closest(text: str, known: tuple[str, ...]) -> str | None:
    """Which of `known` is spelled most like `text`, if one is."""
    from difflib import get_close_matches  # noqa: PLC0415  (only errors need it)

    return next(iter(get_close_matches(text, known, 1)), None)
