"""Start a process that serves jobs: ``python -m grader.child zygote FD TEST…`` or ``… worker TEST…``."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from grader.child.serve import Worker, Zygote

PLUGINS = ("pytest_asyncio.plugin", "pytest_timeout", "grader.child.plugin", "grader.child.recorder")


def main(arguments: list[str]) -> int:
    """Collect the hidden tests and serve."""
    role, *rest = arguments
    if role == "zygote":
        server: Zygote | Worker = Zygote(socket.socket(fileno=int(rest.pop(0))))
    else:
        server = _worker()
    root, *tests = rest
    options = [
        "-c",
        str(Path(__file__).with_name("pytest.ini")),
        "--rootdir",
        root,
        "--noconftest",
        "-q",
        "-s",
        "--no-header",
    ]
    options += ["--continue-on-collection-errors"]
    options += ["--import-mode=importlib", "-p", "no:cacheprovider", "-p", "no:logging"]
    options += ["-p", "no:faulthandler", "-p", "no:unraisableexception", "-p", "no:threadexception"]
    options += [word for plugin in PLUGINS for word in ("-p", plugin)]
    return int(pytest.main([*options, *tests], plugins=[server]))


def _worker() -> Worker:
    # The report has a channel of its own: whatever learner code prints goes elsewhere.
    jobs, results = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(2, 1)  # what pytest says while it collects, for the case that it fails
    os.close(null)
    return Worker(jobs, results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
