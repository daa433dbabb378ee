"""Why a floor is not reached, and what was tried; shown only where it is so."""

from collections.abc import Iterator, Sequence
from typing import Final

from report import Ratio, times

REASONS: Final = {
    ("parse", "pydantic"): (
        "What is left is what Python costs whoever writes it: about 20 ns for a call, 65 ns for an "
        "object, 25 ns for a member that is there. The SDK's types check less (see above), most of "
        "all in tools, whose names and members they take as they come; two thirds of an append "
        "event are its base64 check. Tried: checking first and decoding afterwards (a third "
        "slower), readers that return None for what is invalid instead of raising (a tenth slower "
        "on small events), `get` for members that may be absent, and objects made by their "
        "constructors or by a change of class (slower than `object.__new__` and stores)."
    ),
    ("generate", "datamodel-code-generator"): (
        "It writes models of one schema; we write models, codecs, validators, docs, a migration "
        "guide and conformance vectors of two, and guard every line of Python. The imports alone "
        "cost a fifth, vectors another, the guide a tenth. Tried: one plan for the package, docs "
        "and vectors, fewer passes of the garbage collector (a fifth less), and not to render "
        "again what was rendered before from the same input, which is the row below."
    ),
    ("to_json", "json.dumps(to_dict())"): (
        "Free-form JSON, such as the parameters of tools, is written by the encoder in C on both "
        "sides, so an event that consists of it gains little. Tried: the whole event through that "
        "encoder after `to_dict` (slower), fewer calls around it (done)."
    ),
}


def shortfalls(found: Sequence[Ratio]) -> Iterator[str]:
    """A paragraph for each floor that is not reached."""
    for ratio in found:
        if ratio.verdict == "no":
            reason = REASONS.get((ratio.row, ratio.peer), "Not explained yet.")
            yield (
                f"`{ratio.row}` against {ratio.peer} reaches {times(ratio.mean)}, "
                f"and {times(ratio.worst)} on its slowest kind. {reason}"
            )
