"""Differences in what upstream says beside what is valid; a schema may say more of its own."""

from typing import Final

from eventschema.ir.types import Absent
from eventschema.openapi.edits import KeywordChange
from eventschema.openapi.place import Counterparts, shared
from eventschema.openapi.report import DifferenceReport, code
from eventschema.openapi.scalar_differences import same

FLAGS: Final = ("deprecated", "readOnly", "writeOnly")


def compare_annotations(report: DifferenceReport, place: Counterparts) -> None:
    """Report defaults and flags that upstream has at `place`, and the schema has not."""
    _compare_defaults(report, place)
    marked = shared(place.right) or place.theirs
    for flag in FLAGS:
        upstream = next((one for one in marked if one.keywords.get(flag) is True), None)
        if upstream is not None and all(flag not in one.keywords for one in place.shared):
            mine = place.mine[0]
            sentence = f"Upstream has `{flag}: true`; this schema does not"
            edit = KeywordChange(mine.pointer, flag, value=True)
            report("annotation", mine, upstream, sentence, edit, around=place.shared, names=[flag])


def _compare_defaults(report: DifferenceReport, place: Counterparts) -> None:
    theirs = [part for one in place.right for part in one.parts if "default" in part.keywords]
    mine = [part for one in place.left for part in one.parts if "default" in part.keywords]
    if not theirs:
        return
    wanted = theirs[0].keywords["default"]
    given = mine[0].keywords["default"] if mine else Absent()
    if isinstance(given, Absent) or not same(given, wanted):
        has = "none" if isinstance(given, Absent) else code(given)
        at = mine[0] if mine else place.mine[0]
        report(
            "default",
            at,
            theirs[0],
            f"Upstream has the default {code(wanted)}; this schema has {has}",
            KeywordChange(at.pointer, "default", wanted),
            around=place.mine,
            names=["default", wanted],
        )
