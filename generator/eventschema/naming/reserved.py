"""Names that generated code has for itself, so that none of a schema may become one of them.

They are read from the very text that goes into the modules.
"""

import ast
import builtins
import re
import symtable
from collections.abc import Iterator
from functools import cache
from itertools import chain
from keyword import kwlist
from typing import Final

from eventschema.formats import FORMATS
from eventschema.formats.source import source_of
from eventschema.render import TEMPLATES
from eventschema.runtime import text_of
from eventschema.source.guard import IMPORTED, MODULES

JSON: Final = "python/json.py.jinja"
MODELS: Final = "python/runtime.py.jinja"
BY_SCHEMA: Final = ("python/codecs.py.jinja", "python/validators.py.jinja")

PYTHON: Final = frozenset(
    {*kwlist, *dir(builtins), "PythonFinalizationError", "_IncompleteInputError"}
)
"""The same for every version of Python that runs this: 3.13 has two more than 3.11."""

PREFIXES: Final = ("_is_", "_mark_")
"""What stands before the name of a function of the plan in a module."""

MEMORY: Final = "Decided"
"""The type of what was decided so far."""

_OFFERED: Final = re.compile(r"^def ([a-z]\w*)\(", re.MULTILINE)


@cache
def module_names() -> frozenset[str]:
    """What functions of validators and codecs may refer to in their module, and in Python."""
    borrowed = source_of([*(known.function for known in FORMATS.values()), "is_base64"])
    return frozenset(
        {
            *PYTHON,
            *MODULES,
            *chain.from_iterable(IMPORTED.values()),
            *chain.from_iterable(map(_globals, (text_of("_checks"), _text(JSON)))),
            *chain.from_iterable(_OFFERED.findall(_text(each)) for each in BY_SCHEMA),
            *borrowed.names,
            "validators",
        }
    ).difference(IMPORTED["__future__"])


@cache
def class_names() -> frozenset[str]:
    """What the modules of models and codecs call something else than a class of the schema."""
    checks = ast.parse(text_of("_checks")).body
    exported = (node.name for node in checks if isinstance(node, ast.ClassDef))
    own = chain.from_iterable(map(_defined, map(_tree, (JSON, MODELS))))
    imported = chain(IMPORTED["dataclasses"], IMPORTED["typing"])
    return frozenset({*PYTHON, *imported, *exported, *own, MEMORY})


@cache
def methods() -> frozenset[str]:
    """The methods that every generated class has."""
    [record] = (
        node
        for node in _tree(MODELS).body
        if isinstance(node, ast.ClassDef) and node.name == "Record"
    )
    return frozenset(node.name for node in record.body if isinstance(node, ast.FunctionDef))


def is_function(name: str) -> bool:
    """Whether a function of the plan called `name` would meet one that a module has already."""
    return any(f"{prefix}{name}" in module_names() for prefix in PREFIXES)


def function_name(name: str) -> str:
    """`name` for a function of the plan, with `_` behind it if a module has such a function."""
    return f"{name}_" if is_function(name) else name


@cache
def checks_names() -> frozenset[str]:
    """The functions of the runtime that decide."""
    checks = ast.parse(text_of("_checks")).body
    return frozenset(node.name for node in checks if isinstance(node, ast.FunctionDef))


def _text(template: str) -> str:
    return (TEMPLATES / template).read_text(encoding="utf-8")


@cache
def _tree(template: str) -> ast.Module:
    return ast.parse(_text(template))


def _globals(source: str) -> Iterator[str]:
    """The names of a module, those included that only functions refer to.

    From Python 3.12 on, a variable of a comprehension counts as one of the module around it.
    """
    tree = ast.parse(source)
    comprehensions = [node for node in ast.walk(tree) if isinstance(node, ast.comprehension)]
    targets = chain.from_iterable(ast.walk(each.target) for each in comprehensions)
    variables = {each.id for each in targets if isinstance(each, ast.Name)} - {*_defined(tree)}
    pending = [symtable.symtable(source, "<runtime>", "exec")]
    while pending:
        scope = pending.pop()
        symbols = {each.get_name(): each for each in scope.get_symbols()}
        own = scope.get_type() == "module"
        used = {name for name, symbol in symbols.items() if own or symbol.is_global()}
        yield from used - variables if own else used
        pending += scope.get_children()


def _defined(module: ast.Module) -> Iterator[str]:
    """The names that the module gives to what it does not import."""
    for node in module.body:
        match node:
            case ast.ClassDef(name) | ast.FunctionDef(name):
                yield name
            case ast.AnnAssign(ast.Name(name)) | ast.Assign([ast.Name(name)]):
                yield name
