"""How validated JSON data becomes dataclasses: one function for each definition that needs one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, assert_never

from eventschema.literals import python_literal
from eventschema.model import (
    Alias,
    Anything,
    ByMember,
    ByTag,
    ByType,
    Candidates,
    Choice,
    Decision,
    Field,
    List,
    Map,
    Module,
    Record,
    Reference,
    Tag,
    TaggedUnion,
    Tuple,
    Type,
    Union,
)
from eventschema.names import snake_name
from eventschema.python.carriage import Carriage, Carriages
from eventschema.python.layout import (
    Block,
    Brackets,
    Chain,
    Code,
    Comprehension,
    Conditional,
    Expression,
    Function,
    Labelled,
    Statement,
    flat,
    lay_out,
)

STRUCTURED: Final[Mapping[str, str]] = {"object": "dict", "array": "list"}
"""The Python classes of JSON values that hold others."""

NO_ARMS: Final = Candidates(())
AS_IT_IS: Final[Code] = (Statement("return ", "value"),)


@dataclass(slots=True)
class Decoding:
    """The decoding functions of a module, and what they use.

    `checks` tells which validators decide whether an instance is valid for a definition;
    `constants` are statements, to stand after the functions.
    """

    module: Module
    checks: Mapping[str, tuple[str, ...]]
    carriages: Carriages
    functions: list[Function] = field(default_factory=list)
    constants: dict[str, Sequence[str]] = field(default_factory=dict)
    runtime: set[str] = field(default_factory=set)
    anonymous: dict[str, str] = field(default_factory=dict)

    def run(self) -> None:
        """Make the functions."""
        for definition in self.module.definitions:
            name = f"_decode_{definition.snake_name}"
            match definition:
                case Record():
                    self._record(name, definition)
                case _ if not self._converts(Reference(definition.name)):
                    pass
                case TaggedUnion(arms=arms, decision=decision) | Alias(type=Union(arms, decision)):
                    self._function(name, "Any", "Any", self._union(name, arms, decision))
                case Alias(type=type_):
                    result = Statement("return ", self.expression(type_, "value"))
                    self._function(name, "Any", "Any", [result])

    def _converts(self, type_: Type) -> bool:
        return self.carriages(type_) == Carriage.CONVERTED

    def _function(self, name: str, takes: str, returns: str, code: Code) -> None:
        self.functions.append(Function(name, f"value: {takes}", returns, code))

    def _constant(self, name: str, value: Brackets, type_: str = "") -> str:
        while name in self.constants:
            name += "_"
        self.constants[name] = lay_out(value, f"{name}: Final{type_} = ")
        return name

    def _record(self, name: str, record: Record) -> None:
        if not record.fields and record.additional is None:
            only = Statement("return ", f"new({record.name})")
            self._function(name, "dict[str, Any]", record.name, [only])
            return
        code: list[Statement | Block] = [Statement("record = ", f"new({record.name})")]
        for each in record.fields:
            code += self._field(each)
        if record.additional is not None:
            code.append(self._additional(record, record.additional))
        code.append(Statement("return ", "record"))
        self._function(name, "dict[str, Any]", record.name, code)

    def _field(self, field_: Field) -> Code:
        target = f"record.{field_.attribute} = "
        if field_.constant and isinstance(field_.type, Choice):
            constant = field_.type.values[0]
            if isinstance(constant, str):
                return [Statement(target, python_literal(constant))]
        name = python_literal(field_.name)
        source = f"value[{name}]"
        if isinstance(field_.type, Union) and self._converts(field_.type):
            chosen = Statement(target, self.expression(field_.type, "item"))
            present = (Statement("item = ", source), chosen)
            if field_.required:
                return present
            self.runtime.add("UNSET")
            return [Block(f"{name} in value", present, [Statement(target, "UNSET")])]
        expression = self.expression(field_.type, source)
        if field_.required:
            return [Statement(target, expression)]
        self.runtime.add("UNSET")
        return [Statement(target, Conditional(expression, f"{name} in value", "UNSET"))]

    def _additional(self, record: Record, type_: Type) -> Statement:
        clauses = ["for name, item in value.items()"]
        if record.fields:
            known = Brackets("{", tuple(python_literal(f.name) for f in record.fields), "}", True)
            constant = self._constant(f"_{record.snake_name.upper()}_MEMBERS", known)
            clauses.append(f"if name not in {constant}")
        item = Labelled("name: ", self.expression(type_, "item"))
        members = Comprehension("{", item, tuple(clauses), "}")
        return Statement(f"record.{record.additional_attribute} = ", members)

    def expression(self, type_: Type, source: str) -> Expression:
        """What a validated value of `type_` becomes; `source` is a variable or a member."""
        if self.carriages(type_) == Carriage.SAME:
            return source
        match type_:
            case List(items) if self.carriages(items) == Carriage.SAME:
                return f"[*{source}]"
            case Map(values) if self.carriages(values) == Carriage.SAME:
                return f"{{**{source}}}"
            case Reference(name) if (inner := self._flat_type(name)) is not None:
                return self.expression(inner, source)
            case _ if not self._converts(type_):
                self.runtime.add("copied")
                return Brackets("copied(", (source,), ")")
            case Reference(name):
                return Brackets(f"{self._decoder(name)}(", (source,), ")")
            case List(items):
                each = self.expression(items, "item")
                return Comprehension("[", each, (f"for item in {source}",), "]")
            case Map(values):
                each = Labelled("name: ", self.expression(values, "item"))
                return Comprehension("{", each, (f"for name, item in {source}.items()",), "}")
            case Tuple(prefix, rest):
                self.runtime.add("positional")
                firsts = Brackets("(", tuple(map(self.callable, prefix)), ")")
                if len(prefix) == 1:
                    firsts = Brackets("(", (self.callable(prefix[0]),), ",)")
                others = self.callable(Anything() if rest is None else rest)
                return Brackets("positional(", (source, firsts, others), ")")
            case Union(arms, decision):
                return self._chosen(arms, decision, source)
            case _:
                return source

    def callable(self, type_: Type) -> str:
        """A function that does what `expression` says."""
        if isinstance(type_, Reference) and self._converts(type_):
            return self._decoder(type_.name)
        if self.carriages(type_) == Carriage.SAME:
            self.runtime.add("same")
            return "same"
        expression = self.expression(type_, "value")
        if flat(expression) not in self.anonymous:
            name = f"_decode_item_{len(self.anonymous) + 1}"
            self.anonymous[flat(expression)] = name
            self._function(name, "Any", "Any", [Statement("return ", expression)])
        return self.anonymous[flat(expression)]

    def _flat_type(self, name: str) -> Type | None:
        """The type behind a name if it is a list or dict of values that travel as they are."""
        match self.module.by_name[name]:
            case Alias(type=(List(inner) | Map(inner)) as type_) if (
                self.carriages(inner) == Carriage.SAME
            ):
                return type_
            case _:
                return None

    def _decoder(self, name: str) -> str:
        return f"_decode_{self.module.by_name[name].snake_name}"

    def _chosen(self, arms: Sequence[Type], decision: Decision, source: str) -> Expression:
        """A choice between arms that the JSON type of the value tells apart."""
        cases = dict(decision.cases) if isinstance(decision, ByType) else {}
        structured = [
            (python, self._arm(arms, cases[name], source))
            for name, python in STRUCTURED.items()
            if name in cases
        ]
        structured = [(python, found) for python, found in structured if found != source]
        expressions = {flat(expression): expression for _, expression in structured}
        if len(expressions) == 1 and cases.keys() <= {*STRUCTURED, "null"}:
            return Conditional(structured[0][1], f"{source} is not None", "None")
        result: Expression = source
        for python, expression in reversed(structured):
            result = Conditional(expression, f"isinstance({source}, {python})", result)
        return result

    def _arm(self, arms: Sequence[Type], decision: Decision, source: str) -> Expression:
        match decision:
            case Candidates((arm,)):
                return self.expression(arms[arm], source)
            case _:
                self.runtime.add("copied")
                return Brackets("copied(", (source,), ")")

    def _union(self, name: str, arms: Sequence[Type], decision: Decision) -> Code:
        """The body of the function that decodes a named union."""
        if not isinstance(decision, ByType):
            return self._branch(name, arms, decision)
        if len(decision.cases) == 1:
            return self._branch(name, arms, decision.cases[0][1])
        guarded = [
            (STRUCTURED[json_type], self._branch(name, arms, case))
            for json_type, case in decision.cases
            if json_type in STRUCTURED
        ]
        code: list[Statement | Block] = [
            Block(f"isinstance(value, {python})", branch)
            for python, branch in guarded
            if branch != AS_IT_IS
        ]
        return (*code, *AS_IT_IS)

    def _branch(self, name: str, arms: Sequence[Type], decision: Decision) -> Code:
        match decision:
            case Candidates(indexes):
                return self._tried([arms[index] for index in indexes])
            case ByTag(cases=((_, only),), absent=None, otherwise=None):
                return self._branch(name, arms, only)
            case ByTag():
                return self._looked_up(name, arms, decision) or self._compared(name, arms, decision)
            case ByMember(_, None, only) | ByMember(_, only, None):
                return AS_IT_IS if only is None else self._branch(name, arms, only)
            case ByMember(property_, present, absent):
                present_code = self._branch(name, arms, present or NO_ARMS)
                absent_code = self._branch(name, arms, absent or NO_ARMS)
                return (Block(f"{python_literal(property_)} in value", present_code), *absent_code)
            case ByType(cases):
                return self._branch(name, arms, dict(cases)["object"])
            case _:
                assert_never(decision)

    def _tried(self, arms: Sequence[Type]) -> Code:
        """Decode as the first arm that accepts the value; the last one has to."""
        expressions = [self.expression(arm, "value") for arm in arms]
        if not expressions or len(set(map(flat, expressions))) == 1:
            return (Statement("return ", expressions[0]),) if expressions else AS_IT_IS
        code: list[Statement | Block] = []
        for arm, expression in zip(arms, expressions, strict=True):
            done = Statement("return ", expression)
            match arm:
                case Anything():
                    return (*code, done)
                case Reference(name) if arm is not arms[-1]:
                    checks = [f"validators.is_{check}" for check in self.checks[name]]
                    accepts = Chain("and", tuple(f"{check}(value)" for check in checks))
                    code.append(Block(accepts, (done,)))
                case _ if arm is arms[-1]:
                    code.append(done)
                case _:
                    pass
        return code

    def _looked_up(self, name: str, arms: Sequence[Type], decision: ByTag) -> Code | None:
        """A look into a table of functions by the tag, where each tag has one."""
        if decision.absent is not None or decision.otherwise is not None:
            return None
        found: list[Expression] = []
        for tag, case in decision.cases:
            match case:
                case Candidates((arm,)):
                    function = self.callable(arms[arm])
                case _:
                    function = f"{name}_{snake_name(str(tag))}"
                    self._function(function, "Any", "Any", self._branch(function, arms, case))
            found.append(Labelled(f"{python_literal(tag)}: ", function))
        stem = f"{name.removeprefix('_decode_')}_by_{snake_name(decision.property)}"
        self.runtime.add("Decoders")
        table = self._constant(
            f"_{stem.upper()}", Brackets("{", tuple(found), "}", True), "[Decoders]"
        )
        return (
            Statement("return ", f"{table}[value[{python_literal(decision.property)}]](value)"),
        )

    def _compared(self, name: str, arms: Sequence[Type], decision: ByTag) -> Code:
        """Comparisons of the tag, one after the other."""
        code: list[Statement | Block] = []
        property_ = python_literal(decision.property)
        source = f"value[{property_}]"
        if decision.absent == decision.otherwise:
            source = f"value.get({property_})"
        elif decision.absent is not None:
            code.append(
                Block(f"{property_} not in value", self._branch(name, arms, decision.absent))
            )
        code.append(Statement("tag = ", source))
        tags: dict[Decision, list[Tag]] = {}
        for tag, case in decision.cases:
            tags.setdefault(case, []).append(tag)
        for case, values in tags.items():
            code.append(Block(_is_one_of(values), self._branch(name, arms, case)))
        return (*code, *self._branch(name, arms, decision.otherwise or NO_ARMS))


def _is_one_of(tags: Sequence[Tag]) -> Expression:
    """Whether a tag is one of `tags`, also where it may be anything: `True` is not 1."""
    if len(tags) == 1:
        test: Expression = f"tag == {python_literal(tags[0])}"
    else:
        test = f"tag in ({', '.join(map(python_literal, tags))})"
    return (
        test
        if all(isinstance(tag, str) for tag in tags)
        else Chain("and", (test, "tag is not True"))
    )
