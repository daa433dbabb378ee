"""Names that a schema may give to anything, and that something else has already."""

import ast
import builtins
from collections import Counter
from collections.abc import Iterator
from keyword import kwlist, softkwlist

from eventschema.naming import reserved
from eventschema.targets.validators.frame import OWN

ODD = (
    *(
        "",
        " ",
        "_",
        "__",
        "-",
        "0",
        "12",
        "a b",
        "a-b",
        "a_b",
        "aB",
        "A",
        "a",
        "é",
        "名前",
        "\u0661",
    ),
    *("__class__", "__init__", "__dict__", "__slots__", "__name__", "__eq__", "__module__"),
    *("'", '"', "\\", "\n", "\u2028", "#", "$ref", "~", "/", "{}", "%s", "n" * 300, "N" * 31),
    *("valid", "mailbox", "date", "date_text", "uri", "base64", "root", "schema", "is_by_type"),
    *("Valid", "Date", "Readers", "InvalidError", "DUMPERS", "Union", "Unset", "UNSET", "Path"),
    *("value", "path", "found", "self", "cls", "None", "True", "parse", "to_dict", "from_dict"),
    *("tag", "record", "text", "validators", "models", "codecs", "events", "additional_properties"),
)

MEAN = tuple(
    sorted(
        {
            *ODD,
            *OWN,
            *kwlist,
            *softkwlist,
            *(name for name in dir(builtins) if not name.endswith(("Error", "Warning"))),
            *reserved.module_names(),
            *reserved.class_names(),
            *reserved.methods(),
        }
    )
)


def bound(tree: ast.Module) -> Iterator[str]:
    """What the statements of a module give a name to."""
    for node in tree.body:
        match node:
            case ast.ClassDef(name) | ast.FunctionDef(name):
                yield name
            case ast.Import(names) | ast.ImportFrom(_, names):
                yield from (each.asname or each.name for each in names)
            case ast.AnnAssign(ast.Name(name)) | ast.Assign([ast.Name(name)]):
                yield name


def local(function: ast.FunctionDef) -> Iterator[str]:
    """The variables of a function."""
    yield from (each.arg for each in function.args.args)
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def clashes(source: str) -> list[str]:
    """The names of a module that mean two things."""
    tree = ast.parse(source)
    twice = [f"{name} is bound twice" for name, n in Counter(bound(tree)).items() if n > 1]
    outer = {*bound(tree), *dir(builtins)}
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    hidden = [
        f"{name} is hidden in {function.name}"
        for function in functions
        if function.name.startswith(("_is_", "_explain_", "_mark_", "_read_", "_decode_"))
        for name in local(function)
        if name in outer
    ]
    return [*twice, *hidden]
