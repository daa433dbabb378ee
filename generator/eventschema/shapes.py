"""What generated Python may consist of: a guard behind the escapes, between a schema and Python.

Whatever would slip through an escape is a statement, a name or an attribute that no template
writes. Text that has one is not handed out, let alone executed.
"""

import ast
import builtins
from collections.abc import Iterator, Mapping
from typing import Final

from eventschema.errors import InternalError

NODES: Final = frozenset(
    {
        *(ast.Module, ast.Expr, ast.Import, ast.ImportFrom, ast.alias),
        *(ast.ClassDef, ast.FunctionDef, ast.Lambda, ast.arguments, ast.arg, ast.Return),
        *(ast.Assign, ast.AnnAssign, ast.AugAssign, ast.If, ast.For, ast.Continue, ast.Pass),
        *(ast.Try, ast.ExceptHandler, ast.Raise, ast.YieldFrom),
        *(ast.Name, ast.Attribute, ast.Subscript, ast.Slice, ast.Starred, ast.Load, ast.Store),
        *(ast.Constant, ast.JoinedStr, ast.FormattedValue, ast.Call, ast.keyword, ast.IfExp),
        *(ast.List, ast.Tuple, ast.Set, ast.Dict),
        *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.comprehension),
        *(ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub),
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
    "collections.abc": frozenset(
        {"Callable", "Collection", "Hashable", "Iterator", "Mapping", "Sequence"}
    ),
    "dataclasses": frozenset({"dataclass", "field"}),
    "difflib": frozenset({"get_close_matches"}),
    "eventschema": frozenset({"regex"}),
    "fractions": frozenset({"Fraction"}),
    "functools": frozenset({"lru_cache"}),
    "importlib": frozenset({"import_module"}),
    "ipaddress": frozenset({"AddressValueError", "IPv4Address", "IPv6Address"}),
    "itertools": frozenset({"islice"}),
    "json": frozenset({"dumps"}),
    "math": frozenset({"isfinite"}),
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
"""What `__init__.py` needs besides, to import what is used when it is."""

SPECIAL: Final = frozenset({"__class__", "__init__", "__name__"})
"""The attributes with two underscores in front that are used."""

_REFUSED: Final = frozenset(dir(builtins)) - BUILTINS


def checked(path: str, source: str) -> str:
    """`source`, the Python file to be written to `path`, which has only what a template writes.

    Raises `InternalError`, which names the file and the line, if it has anything else.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as error:
        raise InternalError(f"{path} would be no Python: {error}") from error
    allowed = PACKAGE_BUILTINS if path.endswith("__init__.py") else frozenset[str]()
    for statement in tree.body:
        if not isinstance(statement, TOP_LEVEL):
            raise _unexpected(path, statement)
    for node in _strangers(tree, _REFUSED - allowed):
        raise _unexpected(path, node)
    return source


def _unexpected(path: str, node: ast.AST) -> InternalError:
    line = getattr(node, "lineno", 1)
    what = ast.unparse(node).partition("\n")[0][:60]
    return InternalError(f"{path} would have, in line {line}, what no template writes: {what}")


def _strangers(tree: ast.Module, refused: frozenset[str]) -> Iterator[ast.AST]:
    """The nodes that do not belong into generated Python."""
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        for child in node.__dict__.values():
            if child.__class__ is list:
                pending += [each for each in child if isinstance(each, ast.AST)]
            elif isinstance(child, ast.AST):
                pending.append(child)
        if node.__class__ not in NODES:
            yield node
        match node:
            case ast.Name(name, ast.Load()) if name in refused:
                yield node
            case ast.Attribute() if not _is_known_attribute(node):
                yield node
            case ast.Import(names) if any(each.name not in MODULES for each in names):
                yield node
            case ast.ImportFrom(module, names, 0):
                known = IMPORTED.get(module or "", frozenset())
                if any(each.name not in known for each in names):
                    yield node


def _is_known_attribute(node: ast.Attribute) -> bool:
    match node.value:
        case ast.Name(module) if module in MODULES:
            return node.attr in MODULES[module]
        case _:
            return not node.attr.startswith("__") or node.attr in SPECIAL
