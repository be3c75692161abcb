"""Write a student's report as Markdown, in which nothing that the student wrote can act."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from grader.model import Mark, MarkState
from grader.render import tally
from grader.render.excerpt import lines_around
from grader.render.kept import Kept
from grader.render.scene import FINE, Scene
from grader.render.style import word
from grader.render.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.model import Clock, Diagnosis, Report, Verdict

_ACTIVE = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~@:&$=])")
_SIGNS = {MarkState.PASSED: "✓", MarkState.FAILED: "✗", MarkState.NONE: "·"}
_AROUND = 2  # lines of source on either side


def markdown(r: Report, *, title: str, kept: Kept | None = None) -> str:
    """Give the page of one student; pages of one class may share what is kept."""
    return "\n".join(_page(r, title, kept or Kept())) + "\n"


def escaped(text: str) -> str:
    """Give one line in which Markdown and HTML find nothing to act on."""
    return _ACTIVE.sub(r"\\\1", clean(text))


def _page(r: Report, title: str, kept: Kept) -> Iterator[str]:
    yield f"# {escaped(title)}"
    yield ""
    yield escaped(tally.headline(r))
    yield ""
    yield "| exercise | " + " | ".join(Mark) + " | points |"
    yield "|---|" + "---|" * len(Mark) + "---|"
    for verdict in r.verdicts:
        yield kept.part(verdict, "row in Markdown", partial(_row, verdict))
    for verdict in r.verdicts:
        if verdict.outcome not in FINE:
            yield kept.part(verdict, "Markdown", partial(_text, verdict, r.clock))
    yield ""
    yield escaped(tally.how(r))


def _row(verdict: Verdict) -> str:
    marks = " | ".join(_SIGNS[verdict.marks.of(mark)] for mark in Mark)
    name = f"{escaped(verdict.exercise.slug)} ({word(verdict.outcome)})"
    return f"| {name} | {marks} | {verdict.points} of {verdict.max_points} |"


def _text(v: Verdict, clock: Clock) -> str:
    return "\n".join(_verdict(v, clock))


def _verdict(v: Verdict, clock: Clock) -> Iterator[str]:
    scene = Scene(v, clock, "exercises")
    yield ""
    yield f"## {escaped(v.exercise.slug)}"
    yield ""
    if scene.check is not None and scene.check.check.title:
        yield f"**{escaped(scene.check.check.title)}**"
        yield ""
    yield escaped((scene.check.message if scene.check else "") or v.message)
    if scene.place is not None:
        yield from _source(v.source, scene.place.line)
    for each in v.diagnoses:
        yield from _diagnosis(each)


def _source(source: str, number: int) -> Iterator[str]:
    shown = lines_around(source, number, _AROUND)
    if not shown:
        return
    yield ""
    # Indented by four, a line is code whatever stands in it; no fence could be closed from inside.
    for each in shown:
        arrow = ">" if each.marked else " "
        yield f"    {arrow} {each.number:>4} | {clean(each.code)}"


def _diagnosis(each: Diagnosis) -> Iterator[str]:
    at = f", line {each.place.line}" if each.place else ""
    yield ""
    yield f"### {escaped(each.title)} ({escaped(each.code)}{at})"
    for text in (each.message, each.why, f"Try: {each.try_one}" if each.try_one else ""):
        if text:
            yield ""
            yield escaped(text)
