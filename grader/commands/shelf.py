"""Carry out what a learner asks for between runs: list, next, hint, reset, solution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from grader import course as courses
from grader import progress as progresses
from grader import shelf
from grader.commands import terminal
from grader.errors import UsageError
from grader.progress import Progress, Record, State
from grader.render import hints, summary
from grader.render.style import Line, Look, Piece, Role, line, paint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from grader.course import Course
    from grader.model import Exercise

# What is known of an exercise: its sign, what ASCII has for it, its colour.
_SIGNS = {
    State.SOLVED: ("✓", "+", Role.GOOD),
    State.STARTED: ("…", "~", Role.WARN),
    State.TODO: ("·", "-", Role.DIM),
}
_PUT_OFF = ("»", ">", Role.DIM)


@dataclass(frozen=True, slots=True)
class Desk:
    """A course and what its learner has done."""

    course: Course
    progress: Progress
    near: Path  # where relative names start

    @classmethod
    def open(cls, root: Path, near: Path) -> Desk:
        """Read a course and its progress."""
        course = courses.load(root)
        desk = cls(course, progresses.load(root), near)
        terminal.note(desk.progress.note)
        return desk

    def one(self, name: str) -> Exercise:
        """Find the exercise that a name means; raise UsageError when it means several."""
        found = self.course.resolve([name], self.near)
        if len(found) > 1:
            slugs = ", ".join(exercise.slug for exercise in found)
            raise UsageError(f"{name} stands for several exercises: {slugs}. Name one of them.")
        return found[0]

    def save(self, progress: Progress) -> None:
        """Save progress and pass on what the learner must know about it."""
        terminal.note(progresses.save(self.course.root, progress).note)

    def file(self, exercise: Exercise) -> str:
        """Give the path of an exercise as the learner would type it here."""
        return terminal.relative(exercise.stub, self.near)


def sign_of(record: Record, look: Look) -> Piece:
    """Give the sign for what is remembered of an exercise."""
    put_off = record.put_off and not record.solved
    unicode_sign, ascii_sign, role = _PUT_OFF if put_off else _SIGNS[record.state]
    return Piece(unicode_sign if look.unicode else ascii_sign, role)


def legend(look: Look) -> str:
    """Say what the signs mean."""
    rows = (*_SIGNS.items(), ("put off", _PUT_OFF))
    return "   ".join(
        f"{sign if look.unicode else ascii_sign} {word}" for word, (sign, ascii_sign, _) in rows
    )


def list_exercises(desk: Desk, *, machine: bool) -> None:
    """Print every exercise and how far the learner is."""
    rows = shelf.listing(desk.course, desk.progress)
    if machine:
        from grader.render import as_json  # noqa: PLC0415 - only this form needs it

        terminal.document(as_json.listing(rows).encode())
        return
    look = terminal.screen()
    terminal.show(_listing(rows, desk, look), look)


def next_exercise(desk: Desk) -> None:
    """Print which exercise comes next."""
    look = terminal.screen()
    exercise = shelf.next_exercise(desk.course, desk.progress)
    if exercise is None:
        terminal.show([line("Every exercise is solved."), *_due(desk)], look)
        return
    terminal.show(
        [
            (Piece(exercise.slug, Role.STRONG), Piece(f"  {exercise.title}")),
            line(f"  {desk.file(exercise)}"),
            line(f"  {exercise.kind}, {_points(exercise.points)}", Role.DIM),
            line(),
            line(f"  python -m grader grade {exercise.slug}", Role.DIM),
            line(f"  python -m grader hint {exercise.slug}", Role.DIM),
            *_due(desk),
        ],
        look,
    )


def hint(desk: Desk, name: str) -> None:
    """Print the next rung of the hint ladder."""
    exercise = desk.one(name)
    look = terminal.screen()
    given = shelf.hint(exercise, desk.progress)
    terminal.emit(hints.page(exercise.slug, exercise.hints, given.rung, exercise.doc, look), look)
    desk.save(given.progress)


def skip(desk: Desk, name: str) -> None:
    """Put an exercise off and print what comes instead."""
    exercise = desk.one(name)
    progress = desk.progress.with_skip(exercise.slug)
    desk.save(progress)
    told = f"{exercise.slug} is put off until nothing else is left, or until you grade it."
    terminal.show([line(told), line()], terminal.screen())
    next_exercise(Desk(desk.course, progress, desk.near))


def reset(desk: Desk, name: str) -> None:
    """Put a stub back and print where the learner's text went."""
    exercise = desk.one(name)
    look = terminal.screen()
    done = shelf.reset(exercise, desk.progress, datetime.now(UTC))
    desk.save(done.progress)
    terminal.say(f"{desk.file(exercise)} is the stub again.", look)
    if done.backup is not None:
        terminal.say(f"Your version is kept in {terminal.relative(done.backup, desk.near)}.", look)


def solution(desk: Desk, name: str, *, anyway: bool) -> None:
    """Print the reference solution and the other structures."""
    exercise = desk.one(name)
    look = terminal.screen()
    texts = shelf.solution(exercise, desk.progress, anyway=anyway)
    terminal.emit(solution_page(texts, desk.near, look), look)


def solution_page(texts: Sequence[shelf.Text], near: Path, look: Look) -> str:
    """Write the page of a solution; the code is uncut, so that it can be copied."""
    parts = []
    for text in texts:
        where = terminal.relative(text.path, near)
        heading = [line(text.title, Role.STRONG), line(where, Role.DIM), line()]
        parts.append(paint(heading, look) + text.text.rstrip("\n") + "\n")
    return "\n".join(parts)


def _due(desk: Desk) -> list[Line]:
    count = len(shelf.due(desk.course, desk.progress, datetime.now(UTC)))
    return [line(), line(summary.reviews(count), Role.WARN)] if count else []


def _listing(rows: Sequence[shelf.Row], desk: Desk, look: Look) -> Iterator[Line]:
    titles = {chapter.name: chapter.title for chapter in desk.course.chapters}
    column = max((len(row.slug) for row in rows), default=0)
    for chapter, members in groupby(rows, key=lambda row: row.chapter):
        yield (Piece(chapter, Role.STRONG), Piece(f"  {titles[chapter]}"))
        for row in members:
            yield (
                Piece("  "),
                sign_of(desk.progress.of(row.slug), look),
                Piece(" "),
                Piece(row.slug.ljust(column)),
                Piece(f"  {row.title}", Role.DIM),
            )
        yield line()
    yield line(f"  {legend(look)}", Role.DIM)
    solved = sum(row.state is State.SOLVED for row in rows)
    yield line(f"Solved {solved} of {len(rows)}. Next: python -m grader next")


def _points(points: int) -> str:
    return f"{points} point" if points == 1 else f"{points} points"
