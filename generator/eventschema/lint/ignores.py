"""Findings that a project has decided to live with, each with its reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eventschema.findings import Finding


@dataclass(frozen=True, slots=True)
class Ignore:
    """`rule` is not followed at `pointer` of a module, or (ending in `/*`) at all places below.

    `file` is the schema file of the module, empty for those of all modules; `reason` says why.
    """

    rule: str
    pointer: str
    reason: str
    file: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether `finding` is to be ignored."""
        same = finding.rule == self.rule and self.file in ("", finding.file)
        return same and self.is_at(finding.pointer)

    def is_at(self, pointer: str) -> bool:
        """Whether `pointer` is a place where the rule is ignored."""
        if self.pointer.endswith("/*"):
            return pointer.startswith(self.pointer[:-1])
        return pointer == self.pointer


def without_ignored(
    findings: Iterable[Finding], ignores: Sequence[Ignore], configuration: str
) -> list[Finding]:
    """The findings that no one ignores, and one for each of `ignores` that ignores nothing.

    `configuration` is the file that the latter stand in.
    """
    kept: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        covering = {number for number, ignore in enumerate(ignores) if ignore.covers(finding)}
        used |= covering
        if not covering:
            kept.append(finding)
    unused = (ignore for number, ignore in enumerate(ignores) if number not in used)
    return [*kept, *(_unused(ignore, configuration) for ignore in unused)]


def _unused(ignore: Ignore, configuration: str) -> Finding:
    place = f"{ignore.file or 'all modules'}, {ignore.pointer or 'at the root'}"
    message = f"{ignore.rule} is ignored in {place}, where nothing is found"
    return Finding("unused-ignore", "error", configuration, "", message, "remove it")
