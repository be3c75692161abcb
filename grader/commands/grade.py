"""Carry out `grade`: run the checks, print the report."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from grader import course as courses
from grader import grade as grading
from grader import progress
from grader.commands import running, terminal
from grader.commands.formats import FORMS, Format, Setting, readable, refuse_bad_environment
from grader.errors import UsageError
from grader.model import Outcome, Report

if TYPE_CHECKING:
    from pathlib import Path

    from grader.commands.running import Run

ALL_PASSED, SOMETHING_FAILED, GRADER_FAILED = 0, 1, 3


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for; None means the default."""

    names: tuple[str, ...]
    submission: Path | None
    form: Format
    output: Path | None
    run: Run


def grade(root: Path, near: Path, wish: Wish) -> int:
    """Grade, print the report and give the exit code."""
    _refuse_bad_output(wish.output)
    refuse_bad_environment(wish.form, os.environ)
    with courses.opened(root) as course:
        exercises = course.resolve(wish.names, near)
        submission = _submission(root, wish.submission)
        todo = grading.works(exercises, submission)
        run = wish.run
        with running.start(root, exercises, len(todo), run) as (runner, count):
            report = grading.grade(
                todo, runner, seed=run.seed, clock=run.clock, strict=run.strict, on_verdict=count
            )
    if all(work.path == work.exercise.stub for work in todo):
        terminal.note(progress.record(root, report.verdicts, datetime.now(UTC)).note)
    _deliver(report, wish, Setting(submission, near, datetime.now(UTC), os.environ))
    return _exit_code(report)


def _deliver(report: Report, wish: Wish, setting: Setting) -> None:
    """Print the report; with --output the file gets it, and the terminal shows the readable form."""
    form = FORMS[wish.form]
    if wish.output is None and form.document:
        terminal.document(form.write(report, setting).encode())
    else:
        look = terminal.screen()
        terminal.emit(readable(report, look, setting.short), look)
    if wish.output is not None:
        _write(wish.output, form.write(report, setting).encode())
        terminal.note(f"The {wish.form} report is in {wish.output}.")
    if form.beside is not None:
        form.beside(report, setting)


def _exit_code(report: Report) -> int:
    if any(verdict.outcome is Outcome.CRASHED for verdict in report.verdicts):
        return GRADER_FAILED
    return ALL_PASSED if report.passed else SOMETHING_FAILED


def _submission(root: Path, asked: Path | None) -> Path:
    if asked is None:
        return root / "exercises"
    if not asked.is_dir():
        raise UsageError(f"There is no directory {asked}. Give the one that holds the chapters' folders.")
    # The course itself is a directory that holds `exercises/`.
    inside = asked / "exercises" if (asked / "exercises").is_dir() else asked
    stubs = root / "exercises"
    return stubs if stubs.is_dir() and inside.samefile(stubs) else inside.absolute()


def _refuse_bad_output(output: Path | None) -> None:
    """Find out before the work, not after it, that its result has no place."""
    if output is None:
        return
    if output.is_dir():
        raise UsageError(f"{output} is a directory. Give --output a file.")
    if not output.parent.is_dir():
        raise UsageError(f"There is no directory {output.parent} for --output. Create it first.")


def _write(output: Path, data: bytes) -> None:
    try:
        output.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}.") from error
