"""Carry out `check`: prove the course, record the stubs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader import authoring, edition, stubs
from grader import course as courses
from grader.commands import running, terminal
from grader.model import Outcome
from grader.render.course_map import placed
from grader.render.style import Line, Look, Role, line
from grader.storage import replace_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.authoring import Problem
    from grader.commands.running import Run

PROVED, DISPROVED = 0, 1


def check(root: Path, near: Path, names: tuple[str, ...], run: Run) -> int:
    """Prove the exercises, print each problem and give the exit code."""
    edition.refuse_for_students(root, "check")
    course = courses.load(root)
    exercises = course.resolve(names, near)
    problems = authoring.problems_of_files(course, exercises)
    shown = authoring.exhibits(exercises)
    with running.start(root, exercises, len(shown), run) as (runner, count):
        found, report = authoring.prove(shown, runner, seed=run.seed, clock=run.clock, on_verdict=count)
    look = terminal.screen()
    terminal.show(_problems([*problems, *found], look), look)
    for sentence in stubs.differences(course):
        terminal.note(sentence)  # the learner's work, or a stub that its author has not recorded yet
    for sentence in authoring.skipped(report):
        terminal.note(sentence)
    how = f"seed {report.seed}, {report.clock} clock"
    if problems or found:
        terminal.say(f"{len(problems) + len(found)} problems in {len(shown)} files ({how}).", look)
        return DISPROVED
    proved = [verdict for verdict in report.verdicts if verdict.outcome is not Outcome.SKIPPED]
    number = len({verdict.exercise.slug for verdict in proved})
    terminal.say(f"Proved {number} exercises with {len(proved)} files ({how}).", look)
    return PROVED


def write_stubs(root: Path, near: Path) -> None:
    """Record the stubs as they are now, and write the map of the course into its README."""
    edition.refuse_for_students(root, "check")
    course = courses.load(root)
    written = stubs.write(course)
    terminal.say(f"The stubs are recorded in {terminal.relative(written, near)}.", terminal.screen())
    readme = root / "README.md"
    if readme.is_file():
        text = readme.read_text(encoding="utf-8")
        mapped = placed(text, course.chapters)
        if mapped != text:
            replace_file(readme, mapped.encode())


def _problems(problems: Sequence[Problem], look: Look) -> list[Line]:
    lines: list[Line] = []
    for problem in problems:
        lines.append(line(problem.path, Role.STRONG))
        lines += [line(each) for each in terminal.prose(problem.message, look, indent="  ")]
    return lines
