"""Local variables of generated functions, named after the members that they hold."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from keyword import kwlist
from typing import Final

RUNTIME: Final = frozenset(
    {
        "a_number",
        "a_string",
        "an_array",
        "an_integer",
        "an_object",
        "base64_text",
        "distinct",
        "equal",
        "multiple_of",
    }
)
"""The functions of the runtime that generated functions call."""

RESERVED: Final = (
    RUNTIME
    | frozenset(kwlist)
    | frozenset(
        [
            "abs",
            "all",
            "any",
            "anext",
            "aiter",
            "ascii",
            "bin",
            "bool",
            "breakpoint",
            "bytearray",
            "bytes",
            "callable",
            "chr",
            "classmethod",
            "compile",
            "complex",
            "copyright",
            "credits",
            "delattr",
            "dict",
            "dir",
            "divmod",
            "enumerate",
            "eval",
            "exec",
            "exit",
            "filter",
            "float",
            "format",
            "frozenset",
            "getattr",
            "globals",
            "hasattr",
            "hash",
            "help",
            "hex",
            "id",
            "input",
            "int",
            "isinstance",
            "issubclass",
            "iter",
            "len",
            "license",
            "list",
            "locals",
            "map",
            "max",
            "memoryview",
            "min",
            "next",
            "object",
            "oct",
            "open",
            "ord",
            "pow",
            "print",
            "property",
            "quit",
            "range",
            "re",
            "repr",
            "reversed",
            "round",
            "set",
            "setattr",
            "slice",
            "sorted",
            "staticmethod",
            "str",
            "sum",
            "super",
            "tuple",
            "type",
            "vars",
            "zip",
            "accepted",
            "check",
            "count",
            "evaluated",
            "explain",
            "found",
            "holds",
            "index",
            "is_valid",
            "iter_errors",
            "item",
            "left",
            "member",
            "name",
            "path",
            "tried",
            "validate",
            "value",
            "violations",
        ]
    )
)

_PLAIN: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")

LONGEST: Final = 30


class Variables:
    """The variables of one function that are in use."""

    def __init__(self) -> None:
        self._used = {"value", "path", "found"}

    def member(self, name: str) -> AbstractContextManager[str]:
        """A variable for the member `name` of an object, called like it if that is possible."""
        usable = len(name) <= LONGEST and _PLAIN.fullmatch(name)
        base = name if usable else "member"
        return self.local(f"{base}_" if base in RESERVED else base)

    @contextmanager
    def local(self, name: str) -> Iterator[str]:
        """A variable called `name`, with a number if that is taken; free again afterwards."""
        variable, number = name, 1
        while variable in self._used:
            number += 1
            variable = f"{name.rstrip('_')}_{number}"
        self._used.add(variable)
        try:
            yield variable
        finally:
            self._used.discard(variable)
