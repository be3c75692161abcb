"""Write what was seen of a program: what was found at which line, its tasks, when each of them ran."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from grader.examination import Checkup, TaskSeen, TaskState
from grader.model import Clock, Evidence
from grader.render import timeline
from grader.render.excerpt import excerpt, indented, note_for
from grader.render.style import Line, Look, Piece, Role, line, paint
from grader.render.text import clean, cut, pad, seconds, width_of
from grader.render.waits import waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grader.model import Diagnosis, Place

_BLANK = line()
_MOST_PLACES = 5  # lines that are shown for one code
_MOST_ROWS = 12  # of the table of tasks


@dataclass(frozen=True, slots=True)
class _Scene:
    checkup: Checkup
    look: Look
    source_of: Callable[[str], str]


def checkup(c: Checkup, *, width: int, unicode: bool, color: bool, source_of: Callable[[str], str]) -> str:
    """Show a program's examination; `source_of` gives the text of a file, empty where there is none."""
    scene = _Scene(c, Look(width, unicode, color), source_of)
    blocks = [_heading(scene)]
    for _code, group in groupby(c.diagnoses, key=lambda each: each.code):
        blocks.append(_diagnosis(list(group), scene))
    blocks += [_tasks(scene), _timeline(scene), _notes(scene)]
    return paint([each for block in blocks if block for each in (_BLANK, *block)], scene.look)


def _heading(scene: _Scene) -> list[Line]:
    c = scene.checkup
    places = len(c.diagnoses)
    sign = ("✗", "x") if places else ("✓", "+")
    found = f"{places} {'finding' if places == 1 else 'findings'}" if places else "nothing found"
    ended = "ended because nothing could go on" if c.exit is None else f"exit code {c.exit}"
    clock = " on the kata clock" if c.clock is Clock.KATA else ""
    return [
        (
            Piece(f"{sign[0] if scene.look.unicode else sign[1]} ", Role.BAD if places else Role.GOOD),
            Piece(c.program, Role.STRONG),
            Piece(f"   {found}   {ended}, {seconds(c.seconds)}{clock}"),
        )
    ]


def _diagnosis(group: Sequence[Diagnosis], scene: _Scene) -> list[Line]:
    """Show one code: each of its lines with what was seen there, then why and what to try."""
    first, look = group[0], scene.look
    lines: list[Line] = [
        (Piece(f"  {first.title}", Role.STRONG), Piece(f"   explain {first.code}", Role.DIM))
    ]
    for each in group[:_MOST_PLACES]:
        lines += [_BLANK, *indented(each.message, look)]
        if each.place is not None:
            lines += _source(each.place, scene)
    if len(group) > _MOST_PLACES:
        lines.append(line(f"  {look.glyph('…')} and at {len(group) - _MOST_PLACES} more lines", Role.DIM))
    if first.code == "deadlock":
        lines += [_BLANK, *_waiting(scene)]
    lines += [_BLANK, *indented(first.why, look)]
    return [*lines, *indented(first.try_one, look, prefix="Try: ", most=4)]


def _source(place: Place, scene: _Scene) -> list[Line]:
    note = note_for(place, scene.checkup.findings)
    shown = excerpt(scene.source_of(place.file), place.line, note, scene.look)
    return [line(f"  {place.file}:{place.line}", Role.DIM), *shown]


def _waiting(scene: _Scene) -> list[Line]:
    stuck = (found.waits for found in scene.checkup.findings if found.kind is Evidence.DEADLOCK)
    return waiting(next(stuck, ()), scene.look)


def _tasks(scene: _Scene) -> list[Line]:
    """Count the tasks by what they run and where they were started."""
    c, look = scene.checkup, scene.look
    groups: dict[tuple[str, Place | None], list[TaskSeen]] = {}
    for task in c.tasks:
        groups.setdefault((task.name, task.place), []).append(task)
    if not groups:
        return []
    rows = [_row(key, tasks, look) for key, tasks in list(groups.items())[:_MOST_ROWS]]
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    lines = [line("  Tasks:", Role.STRONG)]
    lines += [line("     " + "   ".join(map(pad, row, widths))) for row in rows]
    hidden = sum(len(tasks) for tasks in list(groups.values())[_MOST_ROWS:]) + c.more_tasks
    if hidden:
        lines.append(line(f"     {look.glyph('…')} and {hidden} more", Role.DIM))
    return lines


def _row(key: tuple[str, Place | None], tasks: Sequence[TaskSeen], look: Look) -> tuple[str, str, str, str]:
    name, place = key
    counts = Counter(task.state for task in tasks)
    states = ", ".join(f"{counts[state]} {state}" for state in TaskState if counts[state])
    longest = max(task.end - task.start for task in tasks)
    most = "" if len(tasks) == 1 else "up to "
    cell = cut(clean(name[:200], unicode=look.unicode), look.width // 3, unicode=look.unicode)
    return cell, f"line {place.line}" if place else "", states, f"{most}{seconds(longest)}"


def _timeline(scene: _Scene) -> list[Line]:
    c, look = scene.checkup, scene.look
    drawn = timeline.draw(c.timeline, width=look.width - 7, unicode=look.unicode, title="tasks")
    return [line(f"     {each}") for each in drawn]


def _notes(scene: _Scene) -> list[Line]:
    lines: list[Line] = []
    for note in scene.checkup.notes:
        lines += indented(note, scene.look, Role.DIM)
    return lines
