"""Write verdicts and reports for a learner's terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grader.model import Clock, Diagnosis, Mark, MarkState, Outcome, Report, Verdict
from grader.render import table
from grader.render.excerpt import excerpt, indented, note_for, output
from grader.render.pictures import pictures
from grader.render.scene import FINE, UNFINISHED, Scene, first_todo
from grader.render.style import (
    Line,
    Look,
    Piece,
    Role,
    line,
    mark_piece,
    outcome_piece,
    paint,
    role_of,
    row_width,
    word,
)
from grader.render.text import clean, cut, paragraph
from grader.render.waits import waiting

if TYPE_CHECKING:
    from collections.abc import Callable

_BLANK = line()
_MOST_CHECKS = 5  # failing checks that are named beside the one that is explained


def verdict(  # noqa: PLR0913 - each is one property of the picture
    v: Verdict,
    *,
    width: int,
    unicode: bool,
    color: bool,
    clock: Clock = Clock.KATA,
    base: str = "exercises",
    show_real: bool = False,
) -> str:
    """Show one exercise: its marks and, unless it passed, what was seen, where, why and what to try.

    `base` is the submission's directory as the learner would type it. Real seconds differ from run to run,
    so they are shown only on demand.
    """
    scene, look = Scene(v, clock, base, show_real), Look(width, unicode, color)
    return paint([*_verdict(scene, look), *_more(scene)], look)


def explained(v: Verdict, look: Look, *, clock: Clock = Clock.KATA, base: str = "exercises") -> str:
    """As `verdict`, without the commands that say more: for a screen where keys do that."""
    return paint(_verdict(Scene(v, clock, base, show_real=False), look), look)


def report(  # noqa: PLR0913 - each is one property of the picture
    r: Report,
    *,
    width: int,
    unicode: bool,
    color: bool,
    base: str = "exercises",
    show_real: bool = False,
    details: int | None = 3,
) -> str:
    """Show a submission: the table of marks, the first failures in detail, the sum, the next step.

    `details` is how many failures are explained, None all of them.
    """
    look = Look(width, unicode, color)
    scenes = [Scene(each, r.clock, base, show_real) for each in r.verdicts]
    wanting = [scene for scene in scenes if scene.verdict.outcome not in FINE]
    todo = first_todo(scenes)
    shown = wanting[:details] if len(scenes) > 1 else scenes
    blocks = [table.table(r.verdicts, look)] if len(scenes) > 1 else []
    # The commands of the next exercise to do stand at the end.
    blocks += [_verdict(scene, look) + ([] if scene is todo else _more(scene)) for scene in shown]
    if len(wanting) > len(shown):
        rest = f"  {len(wanting) - len(shown)} more to do. See one with: python -m grader grade NAME"
        blocks.append([line(rest, Role.DIM)])
    blocks.append(table.summary(r, look) + _next_step(r, todo, look))
    return paint([each for block in blocks for each in (_BLANK, *block)][1:], look)


def _verdict(scene: Scene, look: Look) -> list[Line]:
    lines = _heading(scene, look)
    if scene.verdict.outcome is Outcome.PASSED:
        return [*lines, line(f"     {scene.elapsed}", Role.DIM)] if scene.verdict.seconds else lines
    parts: tuple[Callable[[Scene, Look], list[Line]], ...] = (_observed, _source, _printed)
    if scene.verdict.outcome in UNFINISHED:
        parts = (_observed, _source, _waiting, pictures, _printed, _reason, _also)
    for part in parts:
        if found := part(scene, look):
            # The file's name follows what was seen there without a gap: a failure is to fit 24 rows.
            lines += found if part is _source else [_BLANK, *found]
    return lines + ([_BLANK, *indented(scene.next, look)] if scene.next else [])


def _heading(scene: Scene, look: Look) -> list[Line]:
    v = scene.verdict
    name: Line = (outcome_piece(v.outcome, look), Piece(" "), Piece(v.exercise.slug, Role.STRONG))
    if v.outcome not in {Outcome.PASSED, Outcome.FAILED}:
        name += (Piece(f"   {word(v.outcome)}", role_of(v.outcome)),)
    marks: Line = ()
    if any(v.marks.of(mark) is not MarkState.NONE for mark in Mark):
        for mark in Mark:
            marks += (Piece(f"   {mark} "), mark_piece(v.marks.of(mark), look))
    if row_width(name + marks, look) <= look.width:
        return [name + marks]
    narrow = (Piece(each.text.removeprefix(" "), each.role) for each in marks)
    return [name, (Piece(" "), *narrow)]


def _observed(scene: Scene, look: Look) -> list[Line]:
    """Say what was expected and what came instead."""
    lines = indented(scene.lead, look) if scene.lead else []
    lines += _unmet(scene, look) if scene.expected else []
    return lines + (indented(scene.observed, look) if scene.observed else [])


def _unmet(scene: Scene, look: Look) -> list[Line]:
    """Give what a check asks for, with the sign that this is not so."""
    sign = outcome_piece((scene.check or scene.verdict).outcome, look)
    first, *rest = paragraph(scene.expected, look.width - 4, max_lines=3, unicode=look.unicode)
    lines: list[Line] = [(Piece("  "), sign, Piece(f" {first}", Role.STRONG))]
    return lines + [line(f"    {more}", Role.STRONG) for more in rest]


def _source(scene: Scene, look: Look) -> list[Line]:
    place = scene.place
    if place is None:
        return []
    shown = excerpt(scene.verdict.source, place.line, note_for(place, scene.beside), look)
    return [line(f"  {scene.path}:{place.line}", Role.DIM), *shown] if shown else []


def _waiting(scene: Scene, look: Look) -> list[Line]:
    return waiting(scene.waits, look)


def _printed(scene: Scene, look: Look) -> list[Line]:
    return output(scene.check.output, look) if scene.check else []


def _reason(scene: Scene, look: Look) -> list[Line]:
    """Explain the first diagnosis; name the others, whose reasons `explain` gives."""
    if not scene.verdict.diagnoses:
        return []
    first, *others = scene.verdict.diagnoses[:3]
    lines = _diagnosis(first, scene, look)
    for other in others:
        at = f"line {other.place.line}; " if other.place else ""
        heading = f"{other.title} ({at}explain {other.code})"
        lines += [_BLANK, *indented(heading, look, Role.STRONG, most=2)]
        lines += _diagnosis(replace(other, why=""), scene, look)
    return lines


def _diagnosis(each: Diagnosis, scene: Scene, look: Look) -> list[Line]:
    news = scene.news(each)
    lines = indented(news, look) if news else []
    if each.why:
        lines += indented(each.why, look)
    if each.try_one:
        lines += indented(each.try_one, look, prefix="Try: ", most=4)
    return lines


def _also(scene: Scene, look: Look) -> list[Line]:
    """Name the other checks that did not pass."""
    others = scene.others
    lines = [line("  Not passed either:", Role.DIM)] if others else []
    for each in others[:_MOST_CHECKS]:
        first, *rest = paragraph(
            each.check.title or each.check.name, look.width - 7, max_lines=2, unicode=look.unicode
        )
        lines += [(Piece("     "), outcome_piece(each.outcome, look), Piece(f" {first}"))]
        lines += [line(f"       {more}") for more in rest]
    if len(others) > _MOST_CHECKS:
        lines.append(line(f"     {look.glyph('…')} and {len(others) - _MOST_CHECKS} more", Role.DIM))
    return lines


def _more(scene: Scene) -> list[Line]:
    """Name the commands that say more."""
    lines = [line(f"  {command}", Role.DIM) for command in scene.commands]
    return [_BLANK, *lines] if lines else []


def _next_step(r: Report, todo: Scene | None, look: Look) -> list[Line]:
    """Name the file, the line and the commands to go on with."""
    if todo is None:
        return [_BLANK, line("Next: python -m grader next", Role.STRONG)] if r.passed and r.verdicts else []
    at = f", line {todo.place.line}" if todo.place else ""
    path = clean(todo.path, unicode=look.unicode)
    path = cut(path, look.width - len("Next: edit ") - len(at), unicode=look.unicode)
    where = [_BLANK, line(f"Next: edit {path}{at}", Role.STRONG)]
    # Beside a single exercise its file and line are still on the screen.
    return [*(where if len(r.verdicts) > 1 or not todo.place else ()), *_more(todo)[1:]]
