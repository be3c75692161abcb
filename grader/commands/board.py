"""Carry out `classroom board`: serve the live board of a results folder until it is stopped."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from grader.board.hosts import is_loopback
from grader.board.server import serve
from grader.commands import terminal
from grader.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def show(folder: Path, host: str, port: int) -> int:
    """Serve; Ctrl-C is how it ends."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file. Give the directory that `classroom grade --out` writes to.")
    if not is_loopback(host):
        terminal.note("Whoever reaches this machine sees names and results of the class, without a password.")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(folder, host, port, _say))
    return 0


def _say(address: str) -> None:
    terminal.say(f"{address}  (Ctrl-C ends it)", terminal.screen())
