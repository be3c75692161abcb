"""A Python without the grader's packages starts the command in the environment that nox has made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import grader
from grader import cli

# -S leaves out the packages that are installed for this Python.
BARE = [sys.executable, "-S", "-m", "grader", "list"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A directory with the grader alone."""
    shutil.copytree(Path(grader.__file__).parent, tmp_path / "grader")
    return tmp_path


def _run(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        BARE, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_without_an_environment_it_says_how_to_get_one(copy: Path) -> None:
    """One message, no traceback, wrong use."""
    ended = _run(copy)
    assert ended.returncode == cli.WRONG_USE
    assert "python -m nox -s grade" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(os.name == "nt", reason="a script cannot stand for python.exe there")
def test_the_environment_gets_the_same_arguments(copy: Path) -> None:
    """The command runs once more, there, and its exit code is the result."""
    python = copy / ".nox" / "grade" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "there: $*"\nexit 7\n', encoding="utf-8")
    python.chmod(0o755)
    ended = _run(copy)
    assert (ended.stdout, ended.returncode) == ("there: -m grader list\n", 7)


@pytest.mark.skipif(os.name == "nt", reason="as above")
def test_a_broken_environment_does_not_start_itself_for_ever(copy: Path) -> None:
    """An environment that lacks the packages too is told, not entered again."""
    python = copy / ".nox" / "grade" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    ended = _run(copy)
    assert ended.returncode == cli.WRONG_USE
    assert "python -m nox -s grade" in ended.stderr
