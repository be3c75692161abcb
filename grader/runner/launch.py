"""Say how a process that serves jobs is started, and what to tell when it does not start."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import GraderFault

if TYPE_CHECKING:
    import subprocess

_PACKAGE_PARENT = Path(__file__).resolve().parents[2]


def child_command(*arguments: str) -> list[str]:
    """Give the command line; -P keeps the current directory out of the import path."""
    return [sys.executable, "-P", "-m", "grader.child", *arguments]


def child_environment(root: Path) -> dict[str, str]:
    """Give the environment: this package importable, no plugin that happens to be installed."""
    path = os.pathsep.join(dict.fromkeys([str(_PACKAGE_PARENT), str(root)]))
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("PYTEST_", "PYTHON"))}
    return {
        **kept,
        "PYTHONPATH": path,
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONHASHSEED": "0",  # the order of sets is part of what a seed must repeat
    }


def failed_start(process: subprocess.Popen[bytes]) -> GraderFault:
    """Give the error for a serving process that is not there, with the last lines it printed."""
    process.kill()
    output = process.communicate()[0] or b""
    lines = output.decode(errors="replace").strip().splitlines()[-15:]
    return GraderFault(
        "The process that runs the checks did not start. It said:\n"
        + "\n".join(f"  {line}" for line in lines)
        if lines
        else "The process that runs the checks ended without a word. Run the command again; if it stays, "
        "`python -m grader check` says more."
    )
