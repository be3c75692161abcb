"""Declare what an instructor types."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.places import cwd, root_of
from grader.commands.options import course_option, run_options, strict_option

if TYPE_CHECKING:
    from datetime import datetime

    from grader.commands.running import Run


_TIMES = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S%z"]


@click.group()
def classroom() -> None:
    """For instructors: grade a class, write the edition for students."""


@classroom.command("grade")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--out",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the gradebook, the pages and the results go; a second run goes on from there.",
)
@click.option(
    "--exercise", "names", metavar="NAME", multiple=True, help="Grade only this one; may be repeated."
)
@click.option("--only", metavar="STUDENT", multiple=True, help="Grade only this folder; may be repeated.")
@click.option(
    "--due",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S%z"]),
    help="Mark what came later.",
)
@click.option("--force", is_flag=True, help="Run everything again, whatever is remembered.")
@strict_option
@click.option(
    "--scheduler", metavar="ADDRESS", default="", help="Run the checks on the Dask cluster at this address."
)
@run_options
@course_option
def grade(
    folder: Path,
    out: Path,
    names: tuple[str, ...],
    only: tuple[str, ...],
    due: datetime | None,
    force: bool,
    scheduler: str,
    run: Run,
    course: Path | None,
) -> int:
    """Grade every folder in DIR as the submission of one student.

    Hidden tests and grader are the instructor's own; of a submission only the exercises' files are used.
    """
    from dataclasses import replace

    from grader.commands import classroom as command

    drawn = click.get_current_context().get_parameter_source("seed") is click.core.ParameterSource.DEFAULT
    seed = command.seed_of(out.absolute()) if drawn else None
    run = replace(run, scheduler=scheduler, seed=run.seed if seed is None else seed)
    when = due.astimezone() if due else None
    wish = command.Wish(folder, out.absolute(), names, only, when, force, run)
    return command.grade(root_of(course), cwd(), wish)


@classroom.command("export")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--tests",
    type=click.Choice(["sealed", "none"]),
    default="sealed",
    show_default=True,
    help="sealed: in one archive that the grader reads; none: they stay with you, and only you can grade.",
)
@course_option
def export(folder: Path, tests: str, course: Path | None) -> int:
    """Write the student edition to DIR, a new folder: stubs, hints and grader, no answers.

    The archive keeps the tests out of the way. It keeps nothing secret: who opens it can read them.
    """
    from grader.commands import export as command
    from grader.commands.running import Run
    from grader.edition import HiddenTests
    from grader.model import Clock

    run = Run(0, Clock.KATA, None)
    return command.write(root_of(course), cwd(), folder.absolute(), HiddenTests(tests), run)


@classroom.command("board")
@click.argument("folder", metavar="RESULTS_DIR", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0: any that is free."
)
def board(folder: Path, host: str, port: int) -> int:
    """Show in a browser how a class gets on, live, while `classroom grade --out RESULTS_DIR` runs.

    Start it before or after the grader, as often as you like; it only reads.
    """
    from grader.commands import board as command

    return command.show(folder.absolute(), host, port)
