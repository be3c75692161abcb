"""Start a process that serves jobs, end it with all that it started, and tell why it did not start."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

from grader.errors import GraderFault

if TYPE_CHECKING:
    from collections.abc import Sequence

START_SECONDS = 120.0  # importing and collecting, on a machine that is busy with other things
PACKAGE_PARENT = Path(__file__).resolve().parents[2]
_LINES = 15  # of what a process said before it failed


class Served:
    """A serving process, leader of its own session; what it prints is kept for the case that it fails."""

    def __init__(
        self,
        root: Path,
        arguments: Sequence[str],
        *,
        pipes: bool = False,
        descriptors: tuple[int, ...] = (),
    ) -> None:
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # closed by `end`
        self.process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
            [
                sys.executable,
                "-P",
                "-m",
                "grader.child",
                *arguments,
            ],  # -P: no import from the current directory
            stdin=subprocess.PIPE if pipes else subprocess.DEVNULL,
            stdout=subprocess.PIPE if pipes else self._said,
            stderr=self._said,
            bufsize=0,
            pass_fds=descriptors,
            env=_environment(root),
            start_new_session=True,
        )

    def fault(self) -> GraderFault:
        """End the process and give the error for it, with the last lines that it printed."""
        self.end(keep_words=True)
        self._said.seek(0)
        lines = self._said.read().decode(errors="replace").strip().splitlines()[-_LINES:]
        self._said.close()
        if not lines:
            return GraderFault(
                "The process that runs the checks ended without a word. Run the command again; if it stays, "
                "`python -m grader check` says more."
            )
        said = "\n".join(f"  {line}" for line in lines)
        return GraderFault(f"The process that runs the checks did not start. It said:\n{said}")

    def end(self, *, keep_words: bool = False) -> None:
        """Kill the process and its group, and close what connected it."""
        kill_group(self.process.pid)
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):  # unsent bytes for a process that is gone
                if stream is not None:
                    stream.close()
        if not keep_words:
            self._said.close()


def kill_group(leader: int) -> None:
    """Kill a process group, where there are groups; nothing happens when it is gone."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)


def _environment(root: Path) -> dict[str, str]:
    """Give the environment: this package importable, no plugin that happens to be installed."""
    path = os.pathsep.join(dict.fromkeys([str(PACKAGE_PARENT), str(root)]))
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("PYTEST_", "PYTHON"))}
    return {
        **kept,
        "PYTHONPATH": path,
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONHASHSEED": "0",  # the order of sets is part of what a seed must repeat
    }
