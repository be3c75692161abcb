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
from grader.cli import author, instructor, learner
from grader.errors import KataError

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "python -m grader"
WRONG_USE, GRADER_FAULT, STOPPED, READER_GONE = 2, 3, 130, 141


class _Commands(click.Group):
    """List the commands in the order in which a learner meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="async-katas")
def cli() -> None:
    """Grade exercises in async/await and explain what happened.

    NAME is an exercise, a chapter (ch02) or a file.
    """


for _command in (
    *(learner.grade, learner.watch, learner.list_, learner.next_, learner.hint, learner.explain),
    *(
        learner.solution,
        learner.compare,
        learner.reset,
        learner.skip,
        learner.progress,
        learner.review,
        learner.doctor,
    ),
    *(author.check, author.new),
    instructor.classroom,
):
    cli.add_command(_command)


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
