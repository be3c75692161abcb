"""Start the command again in nox's environment when this Python lacks the grader's packages.

It needs nothing but the standard library, and runs on every Python 3.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ENVIRONMENT = Path(__file__).resolve().parent.parent / ".nox" / "grade"
WRONG_USE = 2
_TRIED = "KATAS_IN_NOX_ENVIRONMENT"


def start_again(missing: ImportError) -> int:
    """Run the same command in nox's environment and give its exit code, or say how to get one."""
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if _TRIED in os.environ or not python.is_file():
        sys.stderr.write(
            f"This Python lacks what the grader needs ({missing}). Run `python -m pip install nox` and\n"
            "`python -m nox -s grade` once; README.md shows the ways for other set-ups.\n"
        )
        return WRONG_USE
    command = [str(python), "-m", "grader", *sys.argv[1:]]
    environment = {**os.environ, _TRIED: "1"}
    if os.name == "nt":
        # There, exec would give the prompt back before the command has ended.
        return subprocess.call(command, env=environment)  # noqa: S603 - the same command as the user's
    os.execve(python, command, environment)  # noqa: S606 - as above
    return WRONG_USE  # exec does not come back
