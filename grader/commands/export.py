"""Carry out `classroom export`: write the edition that students are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader import course as courses
from grader import edition, export
from grader.commands import running, terminal
from grader.edition import HiddenTests

if TYPE_CHECKING:
    from pathlib import Path

    from grader.commands.running import Run


def write(root: Path, near: Path, folder: Path, tests: HiddenTests, run: Run) -> int:
    """Write the edition to a new folder and say what to do with it."""
    edition.refuse_for_students(root, "classroom export")
    export.refuse_bad_place(folder)
    course = courses.load(root)
    recorded: export.Recorded = {}
    if tests is HiddenTests.SEALED:
        with running.start(root, course.exercises, len(course.exercises), run) as (runner, count):
            recorded = export.record(course.exercises, runner, count)
    number = export.export(course, folder, tests, recorded)
    look = terminal.screen()
    where = terminal.relative(folder, near)
    terminal.say(f"The student edition is in {where}: {number} files, no solutions.", look)
    if tests is HiddenTests.SEALED:
        terminal.say(
            f"The hidden tests are in {edition.ARCHIVE.as_posix()}, out of the way but no secret.", look
        )
    else:
        terminal.say("It has no tests: grade with `python -m grader classroom grade DIR --out DIR`.", look)
    return 0
