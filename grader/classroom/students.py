"""Find the submissions of a class: every subfolder is a student."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from grader.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

_GIT_SECONDS = 10.0
# What a repository's own settings could make git do is switched off: students have written them.
_HARMLESS = ("-c", "safe.directory=*", "-c", "protocol.allow=never", "-c", "core.fsmonitor=false")
_ENVIRONMENT = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_NO_LAZY_FETCH": "1"}


@dataclass(frozen=True, slots=True)
class Student:
    """One folder, named like the student."""

    name: str
    folder: Path
    commit: str = ""  # of a git clone; empty where there is none
    committed: datetime | None = None


def find(folder: Path) -> tuple[Student, ...]:
    """Give the students of a class in the order of their names; raise UsageError when there are none."""
    if not folder.is_dir():
        raise UsageError(
            f"There is no directory {folder}. Give the one that holds a folder for each student."
        )
    # A link could lead to another student's work, or out of the class.
    found = sorted(each for each in folder.iterdir() if each.is_dir() and not each.is_symlink())
    students = tuple(_student(each) for each in found if not each.name.startswith("."))
    if not students:
        raise UsageError(f"{folder} holds no folder. Put each student's submission in a folder of its own.")
    return students


def _student(folder: Path) -> Student:
    commit, committed = _commit(folder)
    return Student(folder.name, folder, commit, committed)


def _commit(folder: Path) -> tuple[str, datetime | None]:
    """Read which commit is checked out, with commands that run nothing of the repository's."""
    if not (folder / ".git").is_dir():
        return "", None
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").strip()
    for line in _git(folder, "cat-file", "commit", "HEAD").splitlines():
        if line.startswith("committer "):
            return commit, _time(line)
        if not line:
            break
    return commit, None


def _time(line: str) -> datetime | None:
    """Read `committer NAME <MAIL> SECONDS ZONE`."""
    try:
        seconds, _zone = line.rsplit(">", 1)[1].split()
        return datetime.fromtimestamp(int(seconds)).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _git(folder: Path, *arguments: str) -> str:
    program = shutil.which("git")
    if program is None:
        return ""
    command = [program, *_HARMLESS, "--git-dir", str(folder / ".git"), *arguments]
    environment = {**os.environ, **_ENVIRONMENT}
    try:
        done = subprocess.run(  # noqa: S603  # our own words, and no shell
            command, env=environment, capture_output=True, check=False, timeout=_GIT_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
