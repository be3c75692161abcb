"""Write verdicts and reports for a learner's terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grader.model import (
    Clock,
    Diagnosis,
    Evidence,
    Mark,
    MarkState,
    Outcome,
    Report,
    Verdict,
)
from grader.render import table
from grader.render.excerpt import excerpt, indented, note_for, output
from grader.render.pictures import elapsed, pictures
from grader.render.scene import FINE, Scene
from grader.render.style import (
    Line,
    Look,
    Piece,
    Role,
    line,
    mark_piece,
    outcome_role,
    paint,
    row_width,
    word,
)
from grader.render.text import clean, cut, paragraph
from grader.render.waits import waiting

if TYPE_CHECKING:
    from collections.abc import Callable

_UNFINISHED = (Outcome.FAILED, Outcome.BROKEN, Outcome.TIMED_OUT)
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
    scene = Scene(v, Look(width, unicode, color), clock, base, show_real)
    return paint([*_verdict(scene), *_more(scene)], scene.look)


def explained(v: Verdict, look: Look, *, clock: Clock = Clock.KATA, base: str = "exercises") -> str:
    """As `verdict`, without the commands that say more: for a screen where keys do that."""
    return paint(_verdict(Scene(v, look, clock, base, show_real=False)), look)


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
    scenes = [Scene(each, look, r.clock, base, show_real) for each in r.verdicts]
    wanting = [scene for scene in scenes if scene.verdict.outcome not in FINE]
    todo = next((scene for scene in wanting if scene.verdict.outcome in _UNFINISHED), None)
    shown = wanting[:details] if len(scenes) > 1 else scenes
    blocks = [table.table(r.verdicts, look)] if len(scenes) > 1 else []
    # The commands of the next exercise to do stand at the end.
    blocks += [_verdict(scene) + ([] if scene is todo else _more(scene)) for scene in shown]
    if len(wanting) > len(shown):
        rest = f"  {len(wanting) - len(shown)} more to do. See one with: python -m grader grade NAME"
        blocks.append([line(rest, Role.DIM)])
    blocks.append(table.summary(r, look) + _next_step(r, todo))
    return paint([each for block in blocks for each in (_BLANK, *block)][1:], look)


def _verdict(scene: Scene) -> list[Line]:
    lines = _heading(scene)
    if scene.verdict.outcome is Outcome.PASSED:
        return [*lines, line(f"     {elapsed(scene)}", Role.DIM)] if scene.verdict.seconds else lines
    parts: tuple[Callable[[Scene], list[Line]], ...] = (_observed, _source, _printed)
    if scene.verdict.outcome in _UNFINISHED:
        parts = (_observed, _source, _waiting, pictures, _printed, _reason, _also)
    for part in parts:
        if found := part(scene):
            # The file's name follows what was seen there without a gap: a failure is to fit 24 rows.
            lines += found if part is _source else [_BLANK, *found]
    return lines


def _heading(scene: Scene) -> list[Line]:
    v, look = scene.verdict, scene.look
    name: Line = (
        Piece(f"{look.sign(v.outcome)} ", outcome_role(v.outcome)),
        Piece(v.exercise.slug, Role.STRONG),
    )
    if v.outcome not in {Outcome.PASSED, Outcome.FAILED}:
        name += (Piece(f"   {word(v.outcome)}", outcome_role(v.outcome)),)
    marks: Line = ()
    if any(v.marks.of(mark) is not MarkState.NONE for mark in Mark):
        for mark in Mark:
            marks += (Piece(f"   {mark} "), mark_piece(v.marks.of(mark), look))
    if row_width(name + marks, look) <= look.width:
        return [name + marks]
    return [name, marks]


def _observed(scene: Scene) -> list[Line]:
    """Say what was expected and what came instead."""
    check, v = scene.check, scene.verdict
    lead = "This is the grader's fault, not yours." if v.outcome is Outcome.CRASHED else ""
    lines = indented(lead, scene.look) if lead else []
    if check and v.outcome in {*_UNFINISHED, Outcome.REVIEW}:
        lines += indented(check.check.title or check.check.name, scene.look, Role.STRONG, most=3)
    message = (check.message if check else "") or v.message
    return lines + (indented(message, scene.look) if message else [])


def _source(scene: Scene) -> list[Line]:
    place = scene.place
    if place is None:
        return []
    shown = excerpt(scene.verdict.source, place.line, note_for(place, scene.findings), scene.look)
    return [line(f"  {_path(scene)}:{place.line}", Role.DIM), *shown] if shown else []


def _waiting(scene: Scene) -> list[Line]:
    stuck = [found for found in scene.findings if found.kind in {Evidence.DEADLOCK, Evidence.HUNG}]
    return waiting(next((found.waits for found in stuck if found.waits), ()), scene.look)


def _printed(scene: Scene) -> list[Line]:
    return output(scene.check.output, scene.look) if scene.check else []


def _reason(scene: Scene) -> list[Line]:
    """Explain the first diagnosis; name the others, whose reasons `explain` gives."""
    if not scene.verdict.diagnoses:
        return []
    first, *others = scene.verdict.diagnoses[:3]
    lines = _diagnosis(first, scene)
    for other in others:
        at = f"line {other.place.line}; " if other.place else ""
        heading = f"{other.title} ({at}explain {other.code})"
        lines += [_BLANK, *indented(heading, scene.look, Role.STRONG, most=2)]
        lines += _diagnosis(replace(other, why=""), scene)
    return lines


def _diagnosis(each: Diagnosis, scene: Scene) -> list[Line]:
    check = scene.check
    said = {" ".join(text.split()) for text in (scene.verdict.message, check.message if check else "")}
    lines: list[Line] = []
    if each.message and " ".join(each.message.split()) not in said:
        lines += indented(each.message, scene.look)
    if each.why:
        lines += indented(each.why, scene.look)
    if each.try_one:
        lines += indented(each.try_one, scene.look, prefix="Try: ", most=4)
    return lines


def _also(scene: Scene) -> list[Line]:
    """Name the other checks that did not pass."""
    look = scene.look
    others = [each for each in scene.verdict.checks if each.outcome not in FINE and each is not scene.check]
    lines = [line("  Not passed either:", Role.DIM)] if others else []
    for each in others[:_MOST_CHECKS]:
        sign = Piece(f"     {look.sign(each.outcome)} ", outcome_role(each.outcome))
        first, *rest = paragraph(
            each.check.title or each.check.name, look.width - 7, max_lines=2, unicode=look.unicode
        )
        lines += [(sign, Piece(first)), *(line(f"       {more}") for more in rest)]
    if len(others) > _MOST_CHECKS:
        lines.append(line(f"     {look.glyph('…')} and {len(others) - _MOST_CHECKS} more", Role.DIM))
    return lines


def _more(scene: Scene) -> list[Line]:
    """Name the commands that say more."""
    v = scene.verdict
    if v.outcome not in _UNFINISHED:
        return []
    commands = [f"hint {v.exercise.slug}"]
    commands[:0] = [f"explain {v.diagnoses[0].code}"] if v.diagnoses else []
    return [_BLANK, *(line(f"  python -m grader {command}", Role.DIM) for command in commands)]


def _next_step(r: Report, todo: Scene | None) -> list[Line]:
    """Name the file, the line and the commands to go on with."""
    if todo is None:
        return [_BLANK, line("Next: python -m grader next", Role.STRONG)] if r.passed and r.verdicts else []
    at = f", line {todo.place.line}" if todo.place else ""
    path = clean(_path(todo), unicode=todo.look.unicode)
    path = cut(path, todo.look.width - len("Next: edit ") - len(at), unicode=todo.look.unicode)
    where = [_BLANK, line(f"Next: edit {path}{at}", Role.STRONG)]
    # Beside a single exercise its file and line are still on the screen.
    return [*(where if len(r.verdicts) > 1 or not todo.place else ()), *_more(todo)[1:]]


def _path(scene: Scene) -> str:
    return f"{scene.base.rstrip('/')}/{scene.verdict.exercise.path}"
