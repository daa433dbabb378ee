"""What generated Python may consist of: a guard behind the escapes, between a schema and Python.

Whatever would slip through an escape is a statement, a name or an attribute that no template
writes. Text that has one is not handed out, let alone executed. A template of a user's own is the
user's code, whose file is not looked at: the text that it is given is escaped all the same, and
the files of the other templates are.
"""

import ast
import builtins
import keyword
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain
from types import CodeType
from typing import Any, Final

from eventschema.errors import InternalError

NODES: Final[frozenset[type[ast.AST]]] = frozenset(
    {
        *(ast.Module, ast.Expr, ast.Import, ast.ImportFrom, ast.alias),
        *(ast.ClassDef, ast.FunctionDef, ast.Lambda, ast.arguments, ast.arg, ast.Return),
        *(ast.Assign, ast.AnnAssign, ast.AugAssign, ast.If, ast.For, ast.Continue, ast.Pass),
        *(ast.Try, ast.ExceptHandler, ast.Raise, ast.YieldFrom),
        *(ast.Name, ast.Attribute, ast.Subscript, ast.Slice, ast.Starred, ast.Load, ast.Store),
        *(ast.Constant, ast.JoinedStr, ast.FormattedValue, ast.Call, ast.keyword, ast.IfExp),
        *(ast.List, ast.Tuple, ast.Set, ast.Dict),
        *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.comprehension),
        *(ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.UAdd),
        *(ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod, ast.BitAnd, ast.BitOr),
        *(ast.Compare, ast.Eq, ast.NotEq, ast.Is, ast.IsNot, ast.In, ast.NotIn),
        *(ast.Lt, ast.LtE, ast.Gt, ast.GtE),
    }
)
TOP_LEVEL: Final = (
    ast.Import,
    ast.ImportFrom,
    ast.ClassDef,
    ast.FunctionDef,
    ast.Assign,
    ast.AnnAssign,
    ast.Expr,
    ast.If,
    ast.For,
)


def _is_exception(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, BaseException)


MODULES: Final[Mapping[str, frozenset[str]]] = {
    "idna": frozenset({"IDNAError", "alabel", "check_bidi", "check_label", "ulabel"}),
    "re": frozenset({"ASCII", "IGNORECASE", "Pattern", "compile"}),
    "regex": frozenset({"InvalidPattern", "parse"}),
    "unicodedata": frozenset({"bidirectional"}),
}
"""What is used of a module that is imported as a whole."""

IMPORTED: Final[Mapping[str, frozenset[str]]] = {
    "__future__": frozenset({"annotations"}),
    "calendar": frozenset({"isleap"}),
    "collections.abc": frozenset({"Iterator"}),
    "dataclasses": frozenset({"dataclass", "field"}),
    "eventschema": frozenset({"regex"}),
    "importlib": frozenset({"import_module"}),
    "ipaddress": frozenset({"AddressValueError", "IPv4Address", "IPv6Address"}),
    "typing": frozenset(
        {
            "TYPE_CHECKING",
            "Any",
            "Final",
            "Literal",
            "NamedTuple",
            "Never",
            "TypeAlias",
            "Union",
        }
    ),
}
"""What is imported from where, the package's own modules apart."""

BUILTINS: Final = frozenset(
    {
        *("abs", "all", "any", "ascii", "bool", "bytes", "chr", "dict", "divmod", "enumerate"),
        *("filter", "float", "frozenset", "hash", "id", "int", "isinstance", "iter", "len", "list"),
        *("map", "max", "min", "next", "object", "ord", "property", "range", "repr", "reversed"),
        *("round", "set", "slice", "sorted", "str", "sum", "super", "tuple", "type", "zip"),
        *(name for name, value in vars(builtins).items() if _is_exception(value)),
    }
)
"""The builtins that reach nothing outside of the values they are given."""

PACKAGE_BUILTINS: Final = frozenset({"__name__", "getattr", "globals"})
"""What the files need besides that import or make what is used when it is."""

LAZY: Final = ("__init__.py", "definitions.py")
"""These files."""

SPECIAL: Final = frozenset({"__class__", "__init__", "__name__"})
"""The attributes with two underscores in front that are used."""

BREAK: Final = "\n\n\n"
"""What stands between the functions of a module, and between its classes."""

_NO_NODES: Final = frozenset(
    {
        *("arg", "asname", "attr", "conversion", "ctx", "id", "is_async", "kind", "level"),
        *("module", "name", "simple", "type_comment", "type_ignores"),
    }
)
"""The fields of a syntax tree that hold no nodes, or only whether a name is read or written."""

_CHILDREN: Final[Mapping[type, Sequence[str]]] = {
    kind: () if kind is ast.Constant else [name for name in kind._fields if name not in _NO_NODES]
    for kind in NODES
}
_NAMING: Final = frozenset({ast.Attribute, ast.Import, ast.ImportFrom})
_REFUSED: Final = frozenset(dir(builtins)) - BUILTINS

_TOKEN: Final = re.compile(
    r"""
      [ \n]+ | \#[ -~]* | [0-9]+(?:\.[0-9]+)?
    | (?<!\w)(?: "{3} (?: [^"\\\r\0] | \\[^\r\0] | "(?!"") )* "{3}
              | "(?!"") (?: [^"\\\n\r\0] | \\[^\n\r\0] )* "
              | '(?!'') (?: [^'\\\n\r\0] | \\[^\n\r\0] )* ' )
    | (?: re\.compile | yield\ from ) \b | type(?=\()
    | def\ (?=\w+\() | except\ (?=[A-Z(]) | class\ (?=\w+[(:])
    | [()\[\]{},=%&|+-] | \.(?![A-Za-z_]) | :(?!=) | != | // | [*](?![*]) | <(?!<) | >(?!>)
    | ( (?:^|(?<=\n)) (?: (?:continue|pass|raise|return|try)\b | .*[-+*/%&|]= )
      | \.?[A-Za-z_]\w* | . )
    """,
    re.VERBOSE | re.ASCII,
)
"""The tokens that any template writes, and in a group what says more: a name, or a stranger."""

_KEYWORDS: Final = frozenset(
    {
        *("False", "None", "True", "and", "as", "continue", "elif", "else", "for", "if", "in"),
        *("is", "lambda", "not", "or", "pass", "raise", "return", "try"),
    }
)
_STRANGE: Final = (
    {*keyword.kwlist, "case", "match", "type"} | _REFUSED | MODULES.keys()
) - _KEYWORDS
"""The names that alone may mean what no template writes; a syntax tree tells whether they do."""


def checked(path: str, source: str) -> str:
    """`source`, the Python file to be written to `path`, which has only what a template writes.

    Raises `InternalError`, which names the file and the line, if it has anything else.
    """
    for part in _require_known(path, source):
        _compiled(path, part)
    return source


def compiled(path: str, source: str) -> CodeType:
    """The code of `source`, checked as that of the Python file to be written to `path`."""
    for _ in _require_known(path, source):
        pass
    return _compiled(path, source)


def is_plain(source: str) -> bool:
    """Whether the tokens alone show that nothing is in `source` but what templates write.

    It is ten times as fast as to parse it. Where it is not plain, the syntax tree decides.
    """
    return not any(map(_is_strange, set(_TOKEN.findall(source))))


def _is_strange(token: str) -> bool:
    name = token.removeprefix(".")
    if name.startswith("__"):
        return name == token or name not in SPECIAL
    return token in _STRANGE or not (name.isidentifier() or not token)


def _compiled(path: str, source: str) -> CodeType:
    try:
        return builtins.compile(source, f"<{path}>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        raise _no_python(path, error) from error


def _no_python(path: str, error: Exception) -> InternalError:
    return InternalError(f"{path} would be no Python: {error}")


def _require_known(path: str, source: str) -> Iterator[str]:
    """Refuse what no template writes; what is answered are the parts that were not parsed."""
    refused = _REFUSED - PACKAGE_BUILTINS if path.endswith(LAZY) else _REFUSED
    imported = cache(partial(_imported, path, source))
    for line, part in _parts(path, source):
        if isinstance(part, str):
            yield part
            continue
        strangers = (each for each in part.body if not isinstance(each, TOP_LEVEL))
        for node in chain(strangers, _strangers(part, refused)):
            if _is_of_a_variable(node, imported):
                continue
            at = line + getattr(node, "lineno", 1)
            what = ast.unparse(node).partition("\n")[0][:60]
            raise InternalError(f"{path} would have, in line {at}, what no template writes: {what}")


def _parts(path: str, source: str) -> Iterator[tuple[int, str | ast.Module]]:
    """A module, some of it at a time, and how many lines are above; parsed where it is not plain.

    Between parts that are Python on their own, or plain, no string is open: together they are
    what they are alone. So no more than a part of a large module is in memory.
    """
    line = 0
    try:
        for part in source.split(BREAK):
            yield line, part if is_plain(part) else ast.parse(part)
            line += part.count("\n") + BREAK.count("\n")
    except (SyntaxError, ValueError):
        try:
            yield 0, ast.parse(source)
        except (SyntaxError, ValueError) as error:
            raise _no_python(path, error) from error


def _is_of_a_variable(node: ast.AST, imported: Callable[[], frozenset[str]]) -> bool:
    """Whether `node` is an attribute of a variable that is named like a module of no import."""
    match node:
        case ast.Attribute(ast.Name(name), attr) if attr in SPECIAL or not attr.startswith("__"):
            return name not in imported()
        case _:
            return False


def _imported(path: str, source: str) -> frozenset[str]:
    """The names in all imports of a module, none of which is plain."""
    trees = (part for _, part in _parts(path, source) if isinstance(part, ast.AST))
    return frozenset(
        name
        for node in chain.from_iterable(map(ast.walk, trees))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        for name in (alias.name, alias.asname)
        if name is not None
    )


def _strangers(tree: ast.Module, refused: frozenset[str]) -> Iterator[ast.AST]:
    """The nodes that do not belong into generated Python."""
    pending: list[Any] = [tree]
    while pending:
        node = pending.pop()
        kind = node.__class__
        if kind is ast.Name:
            if node.id in refused and isinstance(node.ctx, ast.Load):
                yield node
        elif kind in _CHILDREN:
            for name in _CHILDREN[kind]:
                child = getattr(node, name)
                if child.__class__ is list:
                    pending += child
                elif child is not None:
                    pending.append(child)
            if kind in _NAMING and not _is_known(node):
                yield node
        elif node is not None:
            yield node


def _is_known(node: ast.AST) -> bool:
    """Whether an attribute or an import is one that generated Python has."""
    match node:
        case ast.Attribute():
            return _is_known_attribute(node)
        case ast.Import(names):
            return all(each.name in MODULES for each in names)
        case ast.ImportFrom(module, names, 0):
            return all(each.name in IMPORTED.get(module or "", ()) for each in names)
        case _:
            return True


def _is_known_attribute(node: ast.Attribute) -> bool:
    match node.value:
        case ast.Name(module) if module in MODULES:
            return node.attr in MODULES[module]
        case _:
            return not node.attr.startswith("__") or node.attr in SPECIAL
