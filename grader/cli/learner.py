"""Declare what a learner types."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.places import cwd, desk_of, root_of
from grader.commands.options import course_option, run_options, strict_option
from grader.model import Clock

if TYPE_CHECKING:
    from grader.commands.running import Run

_FORMATS = (
    *("terminal", "json", "junit", "html", "problems"),
    *("github", "reporter", "classroom50", "gradescope", "check50", "exercism", "ctrf"),
)


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option(
    "--submission",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Grade this directory, laid out like exercises/, in place of exercises/.",
)
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), default="terminal", help="The form of the report."
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the report to this file; the terminal then shows the readable form.",
)
@strict_option
@run_options
@course_option
def grade(
    names: tuple[str, ...],
    submission: Path | None,
    form: str,
    output: Path | None,
    run: Run,
    course: Path | None,
) -> int:
    """Grade exercises; all of them without NAME."""
    from grader.commands import grade as command
    from grader.commands.formats import Format

    wish = command.Wish(names, submission, Format(form), output, run)
    return command.grade(root_of(course), cwd(), wish)


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@run_options
@course_option
def watch(names: tuple[str, ...], run: Run, course: Path | None) -> int:
    """Grade each exercise as you save it, and move on; begins with NAME."""
    from grader.commands import watch as command

    return command.watch(root_of(course), cwd(), names, run)


@click.command("list")
@click.option("--format", "form", type=click.Choice(["terminal", "json"]), default="terminal")
@course_option
def list_(form: str, course: Path | None) -> None:
    """List the exercises and how far you are."""
    from grader.commands import shelf

    shelf.list_exercises(desk_of(course), machine=form == "json")


@click.command("next")
@course_option
def next_(course: Path | None) -> None:
    """Show which exercise comes next."""
    from grader.commands import shelf

    shelf.next_exercise(desk_of(course))


@click.command()
@click.argument("name")
@course_option
def skip(name: str, course: Path | None) -> None:
    """Put an exercise off; it comes back when it is tried, or when nothing else is left."""
    from grader.commands import shelf

    shelf.skip(desk_of(course), name)


@click.command()
@click.option(
    "--merge",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="First take in the file .katas/progress.json of another machine.",
)
@course_option
def progress(merge: Path | None, course: Path | None) -> None:
    """Show how far you are, chapter by chapter."""
    from grader.commands import reviewing

    reviewing.progress(desk_of(course), merge)


@click.command()
@click.argument("name", required=False)
@click.option("--list", "only_list", is_flag=True, help="Show what is due when, and change nothing.")
@course_option
def review(name: str | None, only_list: bool, course: Path | None) -> None:
    """Bring a solved exercise back: after 1, 3 and 7 days, or the one you name."""
    from grader.commands import reviewing

    reviewing.review(desk_of(course), name, only_list=only_list)


@click.command()
@click.argument("name")
@course_option
def hint(name: str, course: Path | None) -> None:
    """Show one more of the four hints; hints cost no points."""
    from grader.commands import shelf

    shelf.hint(desk_of(course), name)


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain a misconception; without CODE list all of them."""
    from grader.commands import explain as command

    if code is None:
        command.list_codes()
    else:
        command.explain(code)


@click.command()
@click.argument("name")
@click.option("--anyway", is_flag=True, help="Also before the exercise has passed.")
@course_option
def solution(name: str, anyway: bool, course: Path | None) -> None:
    """Show the reference solution and other right structures."""
    from grader.commands import shelf

    shelf.solution(desk_of(course), name, anyway=anyway)


@click.command()
@click.argument("name")
@click.option("--anyway", is_flag=True, help="Also before the exercise has passed.")
@run_options
@course_option
def compare(name: str, anyway: bool, run: Run, course: Path | None) -> int:
    """Show your answer beside the reference and other right structures."""
    from grader.commands import compare as command

    return command.compare(desk_of(course), name, run, anyway=anyway)


@click.command()
@click.argument("name")
@course_option
def reset(name: str, course: Path | None) -> None:
    """Put the stub back; your version is kept as a backup."""
    from grader.commands import shelf

    shelf.reset(desk_of(course), name)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("arguments", metavar="[ARGS]...", nargs=-1, type=click.UNPROCESSED)
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json", "html"]),
    default="terminal",
    help="The form of the report; with json or html the program's own output goes to standard error.",
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the report to this file; the terminal then shows the readable form.",
)
@click.option(
    "--clock",
    type=click.Choice([each.value for each in Clock]),
    default="real",
    show_default=True,
    help="kata: waits take no time.",
)
def doctor(file: Path, arguments: tuple[str, ...], form: str, output: Path | None, clock: str) -> int:
    """Run any asyncio program and report what holds its loop or is lost.

    FILE is a script, or a module with a function main. ARGS are its own; put -- before them if one of them
    looks like an option of this command.
    """
    from grader.commands import doctor as command

    wish = command.Wish(file, arguments, command.Format(form), output, Clock(clock))
    return command.examine(cwd(), wish)
