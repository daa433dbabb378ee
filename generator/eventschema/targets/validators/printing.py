"""The validators of a schema as a Python module, from its check plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from eventschema.formats.source import Imported, source_of
from eventschema.ir.plan import Acceptor, Plan
from eventschema.naming.reserved import MEMORY, checks_names, module_names
from eventschema.plan.calls import bodies_of, called
from eventschema.plan.function_names import accepting, collecting
from eventschema.render import fill
from eventschema.runtime import standalone_runtime
from eventschema.source.layout import INDENT
from eventschema.source.literals import python_literal
from eventschema.source.module import SourceModule, merged, spread
from eventschema.source.printer import declaration, lines
from eventschema.source.tree import (
    ANY,
    NONE,
    Declare,
    Function,
    Name,
    Parameter,
    Pass,
    Return,
    call,
)
from eventschema.source.walk import names
from eventschema.targets.rules import rule_names
from eventschema.targets.validators.accept import SET_OF_ANY, VALUE, Accept
from eventschema.targets.validators.frame import Frame
from eventschema.targets.validators.marking import marking
from eventschema.targets.validators.printed_rules import PrintedRules, named_rules
from eventschema.targets.validators.surroundings import DECIDED, Surroundings

Home: TypeAlias = Literal["package", "memory", "alone"]
"""Where a module stands: beside its rules, in this process, or alone with all that it needs."""

LONGEST_ROOT: Final = 12
"""How many lines the function of the root has at most to stand in `is_valid` once more."""

ERRORS: Final = frozenset({"ValidationError", "Violation"})

IMPORTS: Final[tuple[Imported, ...]] = (
    ("collections.abc", ("Iterator",)),
    ("typing", ("Any", "Final")),
)

_VALUE: Final = Parameter("value", ANY)
_EVALUATED: Final = Name("evaluated")
_MEMORY: Final = Parameter(DECIDED.id, Name(MEMORY))


@dataclass(frozen=True, slots=True)
class Printing:
    """A module whose functions are printed; others may still be, and refer to what it holds."""

    plan: Plan
    by_name: Mapping[str, Acceptor]
    around: Surroundings

    @classmethod
    def of(cls, plan: Plan, *, read: bool = True) -> Printing:
        """The module for `plan`, which is only run in this process where it is not `read`."""
        by_name = {function.name: function for function in plan.functions}
        remembering = frozenset(each.name for each in plan.functions if each.remembers)
        module = SourceModule({*module_names()}, read=read)
        printing = cls(plan, by_name, Surroundings(remembering, module))
        for definition in _definitions(printing):
            printing.module.add(definition)
        return printing

    @property
    def module(self) -> SourceModule:
        """The functions and constants."""
        return self.around.module

    def frame(self, function: str, *, has_memory: bool = False) -> Frame:
        """The frame of what is printed about the instance of a function of the plan."""
        return Frame(function, self.by_name, self.around, has_memory)

    def private(self) -> set[str]:
        """The names that a module beside this one may import."""
        return self.module.functions.keys() | self.module.constants.keys() | self.around.borrowed

    def source(
        self, home: Home = "alone", package: str = "", used: AbstractSet[str] = frozenset()
    ) -> str:
        """The text of the module; the runtime is imported from `package`, such as `..`.

        A package has the functions that the root needs, and those that are `used` beside it.
        It offers `is_valid`, `iter_errors` and `validate` for the root of the plan. In this
        process, `iter_errors`, the module `re` and the functions of the runtime have to be
        given to it.
        """
        rules = PrintedRules.of(self.plan, self.around) if home == "alone" else None
        module, missing = self.module, self.module.missing(*([rules.node] if rules else []))
        functions = module.functions
        needed = self._needed(used) if home == "package" else functions.keys()
        borrowed = source_of(sorted(self.around.borrowed))
        runtime = standalone_runtime() if home == "alone" else None
        imports = [*IMPORTS, *borrowed.standard, *(runtime.imports if runtime else ())]
        if "re" in missing and home != "memory":
            imports.append(("re", ()))
        return fill(
            "python/validators.py.jinja",
            home=home,
            imports=[*merged(imports)],
            library_imports=[*merged(borrowed.libraries)],
            runtime=self._from_runtime(missing, package, home),
            bodies=runtime.bodies if runtime else (),
            complaints=sorted(module.complaints),
            root=accepting(self.plan.root),
            root_rule=python_literal(rule_names(self.plan)[self.plan.root]),
            is_valid=self._is_valid(),
            definitions=_separated(
                [*borrowed.definitions, *map(_text, module.early())],
                after_imports=home != "alone",
            ),
            functions=[
                text for name, text in functions.items() if module.beginning(name) in needed
            ],
            tables=[*map(_text, module.late())],
            rules=declaration(rules.node) if rules else (),
        )

    def rules(self, package: str, checks: Mapping[str, Sequence[str]] | None = None) -> str:
        """The text of `rules.py`; `checks` are the functions of the plan by definition."""
        rules = PrintedRules.of(self.plan, self.around)
        named = named_rules(rule_names(self.plan), checks or {})
        return fill(
            "python/rules.py.jinja",
            rules=declaration(rules.node),
            named=declaration(named) if named else (),
            imports="\n".join(rules.imports(package, self.private())),
        )

    def _needed(self, used: AbstractSet[str]) -> set[str]:
        """The functions that the root, tables, rules and what is `used` need, and these others."""
        names_of = {each.name: accepting(each.name) for each in self.plan.functions}
        names_of |= {each.name: collecting(each.name) for each in self.plan.collectors}
        bodies = {names_of[name]: body for name, body in bodies_of(self.plan).items()}
        marks = [names_of[each.name] for each in self.plan.collectors]
        late = names(self.module.late())
        needed: set[str] = set()
        waiting = [accepting(self.plan.root), *marks, *((used | late) & bodies.keys())]
        while waiting:
            name = waiting.pop()
            if name not in needed:
                needed.add(name)
                waiting += (names_of[each] for each in called(bodies[name]))
        return needed

    def _from_runtime(self, missing: AbstractSet[str], package: str, home: Home) -> str:
        names = missing & (checks_names() | {MEMORY}) | (ERRORS if home == "package" else set())
        return spread(f"{package}_checks", names) if names and home == "package" else ""

    def _is_valid(self) -> list[str]:
        """What `is_valid` tries: the function of the root, without a call if it is short."""
        root = self.by_name[self.plan.root]
        printed = self.module.functions[accepting(root.name)]
        head = next(at for at, line in enumerate(printed, 1) if line.startswith(f"{INDENT}#"))
        if root.remembers or len(printed) - head > LONGEST_ROOT:
            return [*lines([Return(call(accepting(root.name), VALUE))], INDENT * 2)]
        return [*lines(Accept(self.frame(root.name)).code(root.body), INDENT * 2)]


def _text(constant: Declare) -> str:
    return "\n".join(declaration(constant))


def _definitions(printing: Printing) -> Iterator[Function]:
    for function in printing.plan.functions:
        name, comment = function.name, _comment(function.location)
        code = Accept(printing.frame(name, has_memory=function.remembers)).code(function.body)
        parameters = (_VALUE, _MEMORY) if function.remembers else (_VALUE,)
        decorators = (Name("remembering"),) if function.remembers else ()
        yield Function(accepting(name), parameters, Name("bool"), code, comment, decorators)
    for collector in printing.plan.collectors:
        name, comment = collector.name, _comment(collector.location)
        frame = printing.frame(name, has_memory=True)
        code = marking(frame, collector.marks, VALUE, _EVALUATED)
        three = (_VALUE, Parameter(_EVALUATED.id, SET_OF_ANY), _MEMORY)
        yield Function(collecting(name), three, NONE, code or [Pass()], comment)


def _comment(location: str) -> str:
    """A location as it may stand in a comment: in ASCII, on one line."""
    return ascii(location)[1:-1] or "(root)"


def _separated(definitions: Sequence[str], *, after_imports: bool) -> str:
    """Functions and constants, each behind the blank lines that a formatter puts before it."""
    parts: list[str] = []
    after_function = not after_imports
    for definition in definitions:
        is_function = definition.startswith("def ")
        parts.append("\n\n" if is_function or after_function else "\n" if not parts else "")
        parts.append(f"{definition}\n")
        after_function = is_function
    return "".join(parts)
