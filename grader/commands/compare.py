"""Carry out `compare`: show the learner's answer beside the other right ones, and what they measure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grader import comparison, shelf
from grader.commands import running, terminal
from grader.render import answers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from grader.commands.running import Run
    from grader.commands.shelf import Desk
    from grader.grade import Jobs
    from grader.model import Clock, Exercise
    from grader.render.style import Look

WIDEST = 240  # cells; two columns of code may take more than prose


def compare(desk: Desk, name: str, run: Run, *, anyway: bool) -> int:
    """Print the page of an exercise that is solved, and give the exit code."""
    exercise = desk.one(name)
    others = shelf.solution(exercise, desk.progress, anyway=anyway)
    look = terminal.screen(WIDEST)
    with running.start(desk.course.root, [exercise], 0, run) as (runner, _):
        page = measured(exercise, others, runner, seed=run.seed, clock=run.clock, near=desk.near)
    terminal.emit(page(look), look)
    return 0


def measured(  # noqa: PLR0913 - each is one property of the page or of the run
    exercise: Exercise,
    others: Sequence[shelf.Text],
    runner: Jobs,
    *,
    seed: int,
    clock: Clock,
    near: Path,
) -> Callable[[Look], str]:
    """Measure the learner's file and the others; give what writes the page."""
    paths = [exercise.stub, *(each.path for each in others)]
    check, results = comparison.compare(exercise, paths, runner, seed=seed, clock=clock)
    texts = [shelf.Text("yours", "", exercise.stub, _read(exercise.stub)), *others]
    shown = [
        answers.Answer(each.name, each.note, terminal.relative(each.path, near), each.text, result)
        for each, result in zip(texts, results or [None] * len(texts), strict=True)
    ]
    return partial(answers.page, shown, check, f"Seed {seed}, {clock} clock.")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:  # not there: the page shows an empty column
        return ""
