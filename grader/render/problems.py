"""Write a report as compilers write theirs, a line for each problem, for editors that go to the place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.model import Outcome
from grader.render.scene import FINE, Scene
from grader.render.text import clean, cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.model import Place, Report

_LONGEST = 500  # cells of a message
_SEVERITY = {Outcome.REVIEW: "warning"}  # nothing is wrong, but somebody has to look


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong at a line; its texts are clean."""

    line: int
    severity: str
    message: str
    code: str = ""  # to explain


def report(r: Report, *, base: str = "exercises") -> str:
    """Give lines `path:line: error: message`; `base` is the submission's directory as seen from here.

    What did not pass has one line at least: the first one of its file where no place is known.
    """
    wanting = (Scene(each, r.clock, base) for each in r.verdicts if each.outcome not in FINE)
    return "".join(f"{line}\n" for scene in wanting for line in _lines(scene))


def of(scene: Scene) -> Iterator[Problem]:
    """Give what is wrong with an exercise, at the lines of the learner's file; each of it once."""
    severity = _SEVERITY.get(scene.verdict.outcome, "error")
    told: set[tuple[int, str]] = set()
    for place, message, code in _problems(scene):
        if place is not None and scene.has(place) and (place.line, message) not in told:
            told.add((place.line, message))
            yield Problem(place.line, severity, message, code)
    if not told:
        said = _one_line(f"{scene.lead} {scene.observed or scene.expected}")
        yield Problem(scene.place.line if scene.place else 1, severity, said)


def _lines(scene: Scene) -> Iterator[str]:
    path = clean(scene.path)
    for each in of(scene):
        code = f" [{each.code}]" if each.code else ""
        yield f"{path}:{each.line}: {each.severity}: {each.message}{code}"


def _problems(scene: Scene) -> Iterator[tuple[Place | None, str, str]]:
    """Give place, message and the code to explain: the diagnoses, the failing checks, the whole."""
    v = scene.verdict
    for each in v.diagnoses:
        yield each.place, _one_line(each.message or each.title), clean(each.code)
    for result in v.checks:
        if result.outcome not in FINE:
            yield result.place, _one_line(result.message or result.check.title), ""
    yield v.place, _one_line(v.message), ""


def _one_line(text: str) -> str:
    return cut(clean(" ".join(text[: 10 * _LONGEST].split())), _LONGEST)
