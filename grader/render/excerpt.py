"""Show the learner's line between its neighbours, with a note on what was seen there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from grader.model import Evidence, Exercise, Finding, Place
from grader.render.style import Line, Look, Piece, Role, line
from grader.render.text import clean, cut, paragraph, seconds, source_lines, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

# What the arrow says; {subject}, {held} (seconds), {count} and {wanted} come from the finding.
_NOTES = {
    Evidence.NEVER_AWAITED: "made here, never awaited",
    Evidence.AWAITABLE_VALUE: "an awaitable, not its value",
    Evidence.AWAITED_TWICE: "awaited a second time",
    Evidence.RESULT_NOT_READY: "asked for before it is done",
    Evidence.COROUTINE_MISUSED: "a coroutine object, not its result",
    Evidence.NOT_AWAITABLE: "cannot be awaited",
    Evidence.SYNC_MIXUP: "plain form, asynchronous object",
    Evidence.NESTED_RUN: "a loop is running already",
    Evidence.FOREIGN_THREAD: "not in the loop's thread",
    Evidence.LOOP_BOUND: "belongs to another loop",
    Evidence.LEFT_RUNNING: "started here, running at the return",
    Evidence.LEFT_AWAITED: "started here, running at the return",
    Evidence.LEFT_CANCELLING: "cancelled, running at the return",
    Evidence.TASK_LOST: "started here, lost while pending",
    Evidence.ERROR_UNREAD: "nobody read its exception",
    Evidence.GENERATOR_OPEN: "opened here, not closed",
    Evidence.RESOURCE_OPEN: "opened here, not closed",
    Evidence.BLOCKED: "{subject} holds the loop for {held}",
    Evidence.COMPUTED: "computes for {held} without a pause",
    Evidence.SPUN: "asks again and again",
    Evidence.DEADLOCK: "waits here for ever",
    Evidence.HUNG: "here when time ran out",
    Evidence.PEAK_LOW: "at most {count} in flight",
    Evidence.PEAK_HIGH: "{count} in flight, {wanted} allowed",
    Evidence.SLOW: "waits here",
    Evidence.LATE_START: "waits here",
    Evidence.LATE_FOR_ALL: "waits here for all of them",
    Evidence.ORDER: "order of completion",
    Evidence.ERROR: "{subject}",
}


def note_for(place: Place, findings: Iterable[Finding]) -> str:
    """Give the words for the arrow at a place: those of the first finding there that has any."""
    for finding in findings:
        if finding.place == place and finding.kind in _NOTES:
            held = seconds(finding.seconds) if finding.seconds is not None else "too long"
            return _NOTES[finding.kind].format(
                subject=cut(finding.subject or "this", 40),
                held=held,
                count=finding.count if finding.count is not None else "several",
                wanted=finding.wanted if finding.wanted is not None else "fewer",
            )
    return "here"


def is_in(place: Place, exercise: Exercise) -> bool:
    """Tell whether a place is in the learner's file of the exercise."""
    name = PurePosixPath(place.file.replace("\\", "/")).name
    return name == PurePosixPath(exercise.path).name


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a program, which need not be clean."""

    number: int
    code: str
    marked: bool  # the line that is talked about


def lines_around(source: str, number: int, most: int = 1) -> tuple[SourceLine, ...]:
    """Give the line of that number and up to `most` on either side; nothing when there is no such line."""
    code = source_lines(source)
    if not 1 <= number <= len(code):
        return ()
    shown = [at for at in range(number - most, number + most + 1) if 1 <= at <= len(code)]
    while shown[0] != number and not code[shown[0] - 1].strip():
        shown.pop(0)
    while shown[-1] != number and not code[shown[-1] - 1].strip():
        shown.pop()
    return tuple(SourceLine(at, code[at - 1], at == number) for at in shown)


def excerpt(source: str, number: int, note: str, look: Look) -> list[Line]:
    """Draw the line of that number with its note, between its neighbours."""
    lines: list[Line] = []
    for each in lines_around(source, number):
        lines += _marked(each, note, look) if each.marked else [_numbered(each, look)]
    return lines


def gutter(label: str, look: Look) -> Piece:
    """Give the margin that keeps text of others apart from ours."""
    return Piece(f"  {label:>5} {look.glyph('│')} ", Role.DIM)


def printed(text: str, last: int = 10) -> tuple[str, tuple[str, ...]]:
    """Give the last lines of an output, and which of its lines these are; neither without output."""
    lines = text.rstrip("\n").split("\n") if text.strip() else []
    if not lines:
        return "", ()
    which = f"the last {last} of {len(lines)} lines" if len(lines) > last else "all of it"
    return f"Printed by your code ({which}):", tuple(lines[-last:])


def output(text: str, look: Look) -> list[Line]:
    """Draw the last lines that the learner's code printed."""
    heading, lines = printed(text)
    if not lines:
        return []
    return [
        line(f"  {heading}", Role.DIM),
        *((gutter("", look), Piece(each[: look.width * 2])) for each in lines),
    ]


def indented(
    text: str, look: Look, role: Role = Role.PLAIN, *, prefix: str = "", most: int = 8
) -> list[Line]:
    """Give a wrapped paragraph, two cells from the margin."""
    margin = " " * (2 + len(prefix))
    wrapped = paragraph(text, look.width - len(margin), max_lines=most, unicode=look.unicode)
    first = (Piece(f"  {prefix}", Role.STRONG), Piece(wrapped[0], role))
    return [first, *((Piece(margin), Piece(each, role)) for each in wrapped[1:])]


def _numbered(each: SourceLine, look: Look) -> Line:
    return (gutter(str(each.number), look), Piece(each.code[: look.width * 2], Role.DIM))


def _marked(each: SourceLine, note: str, look: Look) -> list[Line]:
    margin, code = gutter(str(each.number), look), each.code
    used = width_of(margin.text) + width_of(clean(code[: look.width * 2], unicode=look.unicode))
    head = (margin, Piece(code[: look.width * 2], Role.STRONG))
    arrow = f"{look.glyph('←')} {note}"
    if used + 3 + width_of(clean(arrow, unicode=look.unicode)) <= look.width:
        return [(*head, Piece(f"   {arrow}", Role.WARN))]
    indent = min(len(code) - len(code.lstrip(" ")), look.width // 4)
    below = f"{' ' * indent}{look.glyph('↑')} {note}"
    return [head, (gutter("", look), Piece(below, Role.WARN))]
