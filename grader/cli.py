"""Parse the command line, call one command, turn what went wrong into a sentence with an exit code.

    0    every exercise passed that was not skipped, or the command did what it was asked for
    1    something did not pass, or it was asked for too early
    2    wrong use, or a damaged course
    3    the grader's own fault
    130  stopped by the user
    141  whoever read the output went away

Each command imports what it needs when it runs: `list` answers before a test framework would have loaded.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader import __version__
from grader.commands.options import course_option, run_options
from grader.errors import KataError, UsageError
from grader.model import Clock, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.commands.running import Run
    from grader.commands.shelf import Desk

PROGRAM = "python -m grader"
WRONG_USE, GRADER_FAULT, STOPPED, READER_GONE = 2, 3, 130, 141


class _Commands(click.Group):
    """List the commands in the order in which a learner meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A character that the terminal does not know must not end the command.
            stream.reconfigure(errors="backslashreplace")
    code = run(sys.argv[1:])
    gc.freeze()  # the interpreter's end would look through everything once more
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code; every failure becomes one sentence on standard error."""
    try:
        return _call(arguments)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    except KataError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)
        return STOPPED
    except Exception as error:
        return _unexpected(error, arguments)


def _call(arguments: Sequence[str]) -> int:
    # `cli.main` would turn interruptions and broken pipes into exit code 1.
    with cli.make_context(PROGRAM, list(arguments)) as context:
        code = cli.invoke(context)
    return code if isinstance(code, int) else 0


def _unexpected(error: Exception, arguments: Sequence[str]) -> int:
    if _reader_is_gone(error):
        _silence_stdout()
        return READER_GONE
    from grader.commands import crash

    click.echo(crash.sentence(error, arguments), err=True)
    return GRADER_FAULT


def _reader_is_gone(error: Exception) -> bool:
    """Tell a closed standard output from a pipe of the grader's own: all that is shown goes through click."""
    # Windows reports a closed pipe as an invalid argument.
    closed = isinstance(error, OSError) and error.errno in {errno.EPIPE, errno.EINVAL}
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = str(trace.tb_frame.f_globals.get("__name__")) if trace else ""
    return closed and where.startswith("click.")


def _silence_stdout() -> None:
    """Keep the interpreter from complaining at its end about what is still in the buffer."""
    with contextlib.suppress(OSError, ValueError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _cwd() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError as error:
        raise UsageError("The current directory does not exist any more. Change to another one.") from error


def _root(course: Path | None) -> Path:
    from grader.course import find_root

    return course.absolute() if course else find_root(_cwd())


def _desk(course: Path | None) -> Desk:
    from grader.commands.shelf import Desk

    return Desk.open(_root(course), _cwd())


_FORMATS = ("terminal", "json", "junit", "html")


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="async-katas")
def cli() -> None:
    """Grade exercises in async/await and explain what happened.

    NAME is an exercise, a chapter (ch02) or a file.
    """


@cli.command()
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

    wish = command.Wish(names, submission, command.Format(form), output, run)
    return command.grade(_root(course), _cwd(), wish)


@cli.command("list")
@click.option("--format", "form", type=click.Choice(["terminal", "json"]), default="terminal")
@course_option
def list_(form: str, course: Path | None) -> None:
    """List the exercises and how far you are."""
    from grader.commands import shelf

    shelf.list_exercises(_desk(course), machine=form == "json")


@cli.command("next")
@course_option
def next_(course: Path | None) -> None:
    """Show which exercise comes next."""
    from grader.commands import shelf

    shelf.next_exercise(_desk(course))


@cli.command()
@click.argument("name")
@course_option
def hint(name: str, course: Path | None) -> None:
    """Show one more of the four hints; hints cost no points."""
    from grader.commands import shelf

    shelf.hint(_desk(course), name)


@cli.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain a misconception; without CODE list all of them."""
    from grader.commands import explain as command

    if code is None:
        command.list_codes()
    else:
        command.explain(code)


@cli.command()
@click.argument("name")
@click.option("--anyway", is_flag=True, help="Also before the exercise has passed.")
@course_option
def solution(name: str, anyway: bool, course: Path | None) -> None:
    """Show the reference solution and other right structures."""
    from grader.commands import shelf

    shelf.solution(_desk(course), name, anyway=anyway)


@cli.command()
@click.argument("name")
@course_option
def reset(name: str, course: Path | None) -> None:
    """Put the stub back; your version is kept as a backup."""
    from grader.commands import shelf

    shelf.reset(_desk(course), name)


@cli.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--write", is_flag=True, help="First record the stubs as they are in exercises/.")
@run_options
@course_option
def check(names: tuple[str, ...], write: bool, run: Run, course: Path | None) -> int:
    """For authors: prove that stubs fail, right answers pass, mistakes are named."""
    from grader.commands import check as command

    if write:
        command.write_stubs(_root(course), _cwd())
    return command.check(_root(course), _cwd(), names, run)


@cli.command(context_settings={"ignore_unknown_options": True})
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
    return command.examine(_cwd(), wish)


@cli.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--title", default="", help="One line that says what it is about.")
@click.option("--kind", type=click.Choice([each.value for each in Kind]), default="fill-in")
@click.option("--points", type=click.IntRange(1), default=10, show_default=True)
@course_option
def new(name: tuple[str, ...], title: str, kind: str, points: int, course: Path | None) -> None:
    """For authors: begin a new exercise, such as ch02_topic/ex07_name or ch02 name."""
    from grader.commands import new as command

    command.new(_root(course), _cwd(), " ".join(name), title=title, kind=Kind(kind), points=points)
