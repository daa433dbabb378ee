"""Mermaid diagrams: the events of a module, and what a type consists of."""

from typing import Final

from eventschema.ir.types import Definition, Record, references
from eventschema.targets.docs.catalog import DocumentedModule
from eventschema.targets.docs.decisions import union_of
from eventschema.targets.docs.markdown import diagram_label, fence

MOST_EVENTS: Final = 60
MOST_TYPES: Final = 30
FEWEST_TYPES: Final = 5
"""A smaller structure is plain from the tables."""


def events_diagram(source: DocumentedModule) -> str:
    """The root union, from the root by purpose to the events; nothing when they are too many."""
    if not 1 < len(source.events) <= MOST_EVENTS:
        return ""
    lines = ["flowchart LR", f"    root[{diagram_label(source.module.root or source.title)}]"]
    purposes: dict[str, str] = {}
    for number, (name, wire_name) in enumerate(source.events.items(), 1):
        purpose = source.purpose(name)
        if purpose and purpose not in purposes:
            purposes[purpose] = f"purpose{len(purposes) + 1}"
            lines.append(f"    root --- {purposes[purpose]}({diagram_label(purpose)})")
        origin = purposes.get(purpose, "root")
        lines.append(f"    {origin} --> event{number}[{diagram_label(wire_name)}]")
    return fence("mermaid", "\n".join(lines))


def structure(source: DocumentedModule, name: str, fewest: int = 2) -> str:
    """What a definition consists of, as many levels of it as fit a diagram.

    Nothing when these are less than `fewest` types.
    """
    shown = levels(source, name)
    if len(shown) < fewest:
        return ""
    nodes = {inner: f"type{number}" for number, inner in enumerate(shown, 1)}
    lines = ["flowchart LR"]
    lines += (f"    {nodes[n]}[{diagram_label(source.events.get(n, n))}]" for n in shown)
    for user in shown:
        for target, label in edges(source.module.by_name[user]).items():
            if target in nodes:
                arrow = f"-- {diagram_label(label)} -->" if label else "-.->"
                lines.append(f"    {nodes[user]} {arrow} {nodes[target]}")
    return fence("mermaid", "\n".join(lines))


def levels(source: DocumentedModule, name: str) -> list[str]:
    """A definition and the records and unions below it, whole levels of them."""
    shown, level = [name], [name]
    while level:
        below = (n for user in level for n in references(source.module.by_name[user]))
        level = [n for n in dict.fromkeys(below) if n not in shown and composed(source, n)]
        if len(shown) + len(level) > MOST_TYPES:
            break
        shown += level
    return shown


def composed(source: DocumentedModule, name: str) -> bool:
    """Whether a definition is a record or a union with a name in it."""
    definition = source.module.by_name[name]
    return isinstance(definition, Record) or union_of(definition) is not None


def edges(definition: Definition) -> dict[str, str]:
    """What a definition refers to directly, and the properties that do, if it is a record."""
    labels: dict[str, list[str]] = {target: [] for target in references(definition)}
    for field in definition.fields if isinstance(definition, Record) else ():
        for target in dict.fromkeys(references(field.type)):
            labels[target].append(field.name)
    return {target: ", ".join(names) for target, names in labels.items()}
