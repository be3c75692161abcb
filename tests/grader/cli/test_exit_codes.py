"""Every way to end has its exit code and one sentence, never a traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader import cli
from grader.commands import shelf
from grader.errors import CourseError, GraderFault, NotYet, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable


def _raising(error: BaseException) -> Callable[..., None]:
    def command(*_: object, **__: object) -> None:
        raise error

    return command


def _run_raising(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    monkeypatch.setattr(shelf, "next_exercise", _raising(error))
    return cli.run(["next"])


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NotYet("Not yet."), 1),
        (UsageError("No such thing."), 2),
        (CourseError("Damaged."), 2),
        (GraderFault("Our fault."), 3),
    ],
)
def test_an_error_of_the_tree_is_its_sentence_and_code(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    code: int,
) -> None:
    """The text of the error is all that is printed, on standard error."""
    assert _run_raising(monkeypatch, error) == code
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", f"{error}\n")


def test_an_unexpected_error_is_the_graders_fault(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The traceback is in the named file, not on the screen."""
    assert _run_raising(monkeypatch, ZeroDivisionError("planted")) == 3
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    match = re.search(r"details are in (\S+): ", err)
    assert match is not None
    details = Path(match[1])
    text = details.read_text(encoding="utf-8")
    details.unlink()
    assert "ZeroDivisionError: planted" in text
    assert "python -m grader next" in text


def test_an_interruption_is_one_line(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C ends with 130."""
    assert _run_raising(monkeypatch, KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_a_broken_pipe_of_the_graders_own_is_not_silent(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only a closed standard output ends quietly."""
    assert _run_raising(monkeypatch, BrokenPipeError()) == 3
    assert "grader itself failed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "suggestion"), [(["graed"], "'grade'"), (["grade", "--sed", "3"], "'--seed'")]
)
def test_a_mistyped_word_gets_a_suggestion(
    capsys: pytest.CaptureFixture[str], arguments: list[str], suggestion: str
) -> None:
    """Commands and options are wrong use with the nearest known one."""
    assert cli.run(arguments) == 2
    assert suggestion in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["grade", "--help"], ["--version"]])
def test_help_is_no_error(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """Help and version go to standard output."""
    assert cli.run(arguments) == 0
    shown = capsys.readouterr()
    assert shown.out
    assert not shown.err


def test_every_command_has_a_help_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The overview explains each command."""
    cli.run(["--help"])
    out = capsys.readouterr().out
    for name, command in cli.cli.commands.items():
        assert command.help, name
        assert re.search(rf"^  {name} +\S", out, re.MULTILINE), name


def test_a_reader_that_went_away_is_no_failure_of_the_grader(root: Path) -> None:
    """`list | head` ends without a word."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as closed:
        ended = subprocess.run(
            [sys.executable, "-m", "grader", "list", "--course", str(root)],
            cwd=Path(cli.__file__).parents[2],
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert (ended.returncode, ended.stderr) == (cli.READER_GONE, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["next"],
        ["hint", "first"],
        ["explain", "deadlock"],
        ["solution", "first", "--anyway"],
        ["--help"],
    ],
)
def test_what_grades_nothing_loads_no_test_framework(root: Path, arguments: list[str]) -> None:
    """Commands that answer at once import neither pytest nor aiohttp, rich or asyncio."""
    heavy = ("pytest", "aiohttp", "rich", "asyncio", "subprocess")
    course = [] if arguments[0] in {"explain", "--help"} else ["--course", str(root)]
    program = (
        "import sys; from grader import cli; code = cli.run(sys.argv[1:]); "
        f"sys.exit(code or ' '.join(name for name in {heavy!r} if name in sys.modules))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments, *course],
        cwd=Path(cli.__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    # An exit "code" that is text is printed by the interpreter.
    assert ended.stderr.strip() == "", ended.stderr
