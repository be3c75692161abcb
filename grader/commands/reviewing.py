"""Carry out `progress` and `review`: how far the learner is, and what comes back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from grader import progress as progresses
from grader import shelf
from grader.commands import terminal
from grader.render import summary
from grader.render.style import Piece, Role, line

if TYPE_CHECKING:
    from pathlib import Path

    from grader.commands.shelf import Desk
    from grader.model import Chapter, Exercise
    from grader.progress import Progress


def progress(desk: Desk, merge: Path | None) -> None:
    """Print the summary of each chapter; first take in another machine's file, if there is one."""
    known = desk.progress
    if merge is not None:
        known = known.merged(progresses.read_other(merge))
        desk.save(known)
    look = terminal.screen()
    now = datetime.now(UTC)
    due = frozenset(exercise.slug for exercise in shelf.due(desk.course, known, now))
    rows = [_row(chapter, known, due) for chapter in desk.course.chapters]
    terminal.emit(summary.summary(rows, look), look)


def review(desk: Desk, name: str | None, *, only_list: bool) -> None:
    """Bring back the exercise whose review has waited longest, or the one that is named."""
    look = terminal.screen()
    due = shelf.due(desk.course, desk.progress, datetime.now(UTC))
    if only_list or (name is None and not due):
        terminal.show(_dates(desk, due), look)
        return
    exercise = desk.one(name) if name is not None else due[0]
    done = shelf.review(exercise, desk.progress, datetime.now(UTC))
    desk.save(done.progress)
    terminal.say(f"{desk.file(exercise)} is the stub again: solve it once more.", look)
    if done.backup is not None:
        terminal.say(f"Your version is kept in {terminal.relative(done.backup, desk.near)}.", look)
    terminal.show([line(), line(f"  python -m grader grade {exercise.slug}", Role.DIM)], look)


def _dates(desk: Desk, due: tuple[Exercise, ...]) -> list[tuple[Piece, ...]]:
    lines = [line("No review is due." if not due else "Due now:", Role.STRONG)]
    lines += [line(f"  {exercise.slug}") for exercise in due]
    coming = [
        (when, exercise)
        for exercise in desk.course.exercises
        if exercise not in due and (when := desk.progress.of(exercise.slug).due) is not None
    ]
    if coming:
        lines += [line(), line("Later:", Role.STRONG)]
        lines += [
            line(f"  {when:%Y-%m-%d}  {each.slug}") for when, each in sorted(coming, key=lambda one: one[0])
        ]
    return lines


def _row(chapter: Chapter, known: Progress, due: frozenset[str]) -> summary.Row:
    records = [(exercise, known.of(exercise.slug)) for exercise in chapter.exercises]
    return summary.Row(
        chapter=chapter.name,
        solved=sum(record.solved for _, record in records),
        total=len(records),
        points=sum(exercise.points for exercise, record in records if record.solved),
        most_points=sum(exercise.points for exercise, _ in records),
        attempts=sum(record.attempts for _, record in records),
        hints=sum(record.hints for _, record in records),
        due=sum(exercise.slug in due for exercise, _ in records),
    )
