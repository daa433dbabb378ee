"""The Python package: the modules of every schema, and what they share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from eventschema import runtime
from eventschema.ir.types import Module
from eventschema.model import Parsed
from eventschema.plan import compile_plan
from eventschema.render import fill, is_shipped
from eventschema.schema.registry import Schema
from eventschema.source.guard import checked
from eventschema.source.layout import INDENT
from eventschema.source.module import export_order, import_lines
from eventschema.source.printer import lines
from eventschema.source.tree import Assign, Constant, Dict, Display, Name, Pair
from eventschema.targets.python.codecs import codecs
from eventschema.targets.python.definitions import definitions
from eventschema.targets.python.models import models, module_docstring
from eventschema.targets.python.trials import asked_again
from eventschema.targets.validators import Printing

TEMPLATES: Final[Mapping[str, str]] = {
    "__init__.py": "python/module.py.jinja",
    "models.py": "python/models.py.jinja",
    "codecs.py": "python/codecs.py.jinja",
    "definitions.py": "python/definitions.py.jinja",
    "rules.py": "python/rules.py.jinja",
    "validators.py": "python/validators.py.jinja",
}
"""What makes the files of a schema; what a user's own makes is for the user to answer for."""

MOST_EVENTS: Final = 30
"""How many events a docstring lists at most."""

FROM_CODECS: Final = ("parse", "parse_json")
FROM_VALIDATORS: Final = ("is_valid", "iter_errors", "validate")
FROM_CHECKS: Final = ("ValidationError", "Violation")
FROM_RUNTIME: Final = ("UNSET", "UnsetType", "base64_text")


@dataclass(frozen=True, slots=True)
class PackagedModule:
    """A schema, its model and validators; `name` is that of its module in the package."""

    name: str
    root: Schema
    parsed: Parsed
    validators: Printing

    @classmethod
    def of(cls, name: str, root: Schema, parsed: Parsed) -> "PackagedModule":
        """The schema `root`, which has been parsed, with its validators."""
        plan = compile_plan(root, parsed.entries, asked=asked_again(parsed))
        return cls(name, root, parsed, Printing.of(plan))


def package_files(sources: Sequence[PackagedModule], package: str) -> dict[str, str]:
    """The files of `package` by path: one module, or a package of modules, that share a runtime.

    A single source without a name is the package itself.
    """
    files = {
        f"{package}/py.typed": "",
        **{f"{package}/{name}.py": runtime.text_of(name) for name in runtime.NAMES},
        f"{package}/_definition.py": fill("python/definition.py.jinja"),
        f"{package}/_json.py": fill("python/json.py.jinja"),
        f"{package}/_runtime.py": fill("python/runtime.py.jinja"),
    }
    guarded = {file for file, template in TEMPLATES.items() if is_shipped(template)}
    for source in sources:
        directory, shared = (f"{package}/{source.name}", "..") if source.name else (package, ".")
        for file, text in _module_files(source, shared).items():
            path = f"{directory}/{file}"
            files[path] = checked(path, text) if file in guarded else text
    if all(source.name for source in sources):
        names = ", ".join(f"`{package}.{source.name}`" for source in sources)
        doc = module_docstring(f"Events as dataclasses with validators: {names}.", "")
        files[f"{package}/__init__.py"] = "".join(f"{line}\n" for line in doc)
    return dict(sorted(files.items()))


def _module_files(source: PackagedModule, shared: str) -> dict[str, str]:
    module, checks = source.parsed.module, source.parsed.checks
    made = codecs(source.parsed, shared, source.validators)
    files = {
        "__init__.py": _init(module, shared),
        "models.py": fill(
            "python/models.py.jinja", models=models(module), runtime=f"{shared}_runtime"
        ),
        "codecs.py": fill("python/codecs.py.jinja", codecs=made),
        "rules.py": source.validators.rules(shared, checks),
        "validators.py": source.validators.source("package", shared, made.borrowed),
    }
    if module.named:
        files["definitions.py"] = fill(
            "python/definitions.py.jinja", page=definitions(source.parsed, shared)
        )
    return files


def _init(module: Module, shared: str) -> str:
    """What the module offers, validators and codecs being imported when they are first used."""
    names = [definition.name for definition in module.definitions]
    later = [
        (f"{shared}_checks", FROM_CHECKS),
        *([(".codecs", FROM_CODECS)] if module.root else []),
        (".definitions", ("definitions",) if module.named else ()),
        (".validators", FROM_VALIDATORS),
    ]
    typed = sorted(
        ("." if home == ".definitions" else home, offered) for home, offered in later if offered
    )
    typed.sort(key=lambda each: each[0].count("."), reverse=True)
    homes = tuple(
        Pair(Constant(name), Constant(home)) for home, offered in later for name in offered
    )
    offered = {*names, *FROM_RUNTIME, *(name for _, group in later for name in group)}
    ordered = tuple(Constant(name) for name in sorted(offered, key=export_order))
    return fill(
        "python/module.py.jinja",
        doc=module_docstring(
            f"Dataclasses and validators for `{module.root or module.name}`.",
            module.annotations.description,
            *_usage(module),
        ),
        imports=[
            *import_lines(f"{shared}_runtime", FROM_RUNTIME),
            *import_lines(".models", names),
        ],
        typed=[line for home, offered in typed for line in import_lines(home, offered)],
        homes=[*lines([Assign(Name("_HOMES"), Dict(homes))], INDENT)],
        offered=[*lines([Assign(Name("__all__"), Display("list", ordered))])],
    )


def _usage(module: Module) -> Iterator[str]:
    """What a reader of `help()` needs to begin, as paragraphs."""
    if 1 < len(module.events) <= MOST_EVENTS:
        yield f"The events are {', '.join(f'`{name}`' for name in module.events)}."
    functions = (
        "`parse` and `parse_json` make objects of JSON, the methods `to_dict` and `to_json` JSON"
        " of objects; `is_valid`, `iter_errors` and `validate` check JSON and make nothing."
    )
    absence = "A member that is absent is `UNSET`, one that is null is `None`."
    if module.root is None:
        name = module.named[0]
        yield f"Every definition has functions of its own, such as `definitions.{name}.parse`:"
        yield f"{functions} {absence}"
        yield "The schema as a whole accepts anything, and so do the functions of this module."
        return
    yield f"{functions} {absence}"
    if module.named:
        name = next((name for name in module.named if name != module.root), module.named[0])
        yield (
            "Every definition that the schema names has the same functions, such as"
            f" `definitions.{name}.parse`."
        )
