"""Start a process that serves jobs.

Its arguments: ``zygote ENCLOSURE FD ROOT TEST…`` or ``worker ENCLOSURE ROOT TEST…``.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import msgspec
import pytest

from grader.child.serve import Worker, Zygote
from grader.wire import Enclosure

PLUGINS = ("pytest_asyncio.plugin", "pytest_timeout", "grader.child.plugin", "grader.child.recorder")


def main(arguments: list[str]) -> int:
    """Collect the hidden tests and serve."""
    role, closed_in, *rest = arguments
    enclosure = msgspec.json.decode(closed_in, type=Enclosure)
    if role == "zygote":
        server: Zygote | Worker = Zygote(socket.socket(fileno=int(rest.pop(0))), enclosure)
    else:
        server = _worker(enclosure)
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


def _worker(enclosure: Enclosure) -> Worker:
    # The report has a channel of its own: whatever learner code prints goes elsewhere.
    jobs, results = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(2, 1)  # what pytest says while it collects, for the case that it fails
    os.close(null)
    return Worker(jobs, results, enclosure)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
