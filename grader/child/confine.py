"""Confine a process by Landlock: files that it may not read, one folder that it may write, nobody to signal.

Linux takes this from any process, root or not, and never gives it back, nor do programs that it starts get
out of it. Where the kernel does not know Landlock nothing happens, and the caller is told.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import stat
import struct
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same numbers on every architecture
_VERSION_ASKED, _BENEATH, _NO_NEW_PRIVILEGES = 1, 1, 38
_READ_FILE = 1 << 2
_WRITE_FILE = 1 << 1
_OF_FOLDERS = sum(1 << bit for bit in range(4, 13))  # remove and make anything
_REFER, _TRUNCATE = 1 << 13, 1 << 14  # since versions 2 and 3
_SCOPES = 3  # abstract sockets and signals, since version 6
_SHARED = ("/dev/null", "/dev/zero", "/dev/full", "/dev/shm", "/dev/tty")  # noqa: S108  # semaphores of pools


@cache
def version() -> int:
    """Give the version of Landlock that the kernel knows, 0 for none."""
    if sys.platform != "linux":
        return 0
    return max(0, int(_syscall(_CREATE, None, ctypes.c_size_t(0), _VERSION_ASKED)))


class Confinement:
    """What is open to jobs, found out once; each job then enters it with a folder of its own."""

    def __init__(self, hidden: Iterable[str]) -> None:
        """Take the folders below which no file may be read."""
        closed = {os.path.realpath(each) for each in hidden}
        self._open = tuple(_places(_beside(os.sep, closed))) if version() else ()

    def enter(self, folder: str) -> bool:
        """Keep this process, and what it starts, to one folder; say whether that was possible.

        From now on it writes, makes and removes only there, reads nothing hidden, and signals nobody outside.
        """
        known = version()
        if not known:
            return False
        writing = _WRITE_FILE | _OF_FOLDERS
        writing |= _REFER if known >= 2 else 0
        writing |= _TRUNCATE if known >= 3 else 0
        with _ruleset(_READ_FILE | writing, _SCOPES if known >= 6 else 0) as rules:
            for place in self._open:
                _syscall(_ADD, rules, _BENEATH, struct.pack("=Qi", _READ_FILE, place), 0)
                os.close(place)
            for place in _places((folder, *_SHARED)):
                rights = _READ_FILE | writing
                if not stat.S_ISDIR(os.fstat(place).st_mode):
                    rights &= _READ_FILE | _WRITE_FILE | _TRUNCATE
                _syscall(_ADD, rules, _BENEATH, struct.pack("=Qi", rights, place), 0)
                os.close(place)
            return _restrict(rules)


def _places(paths: Iterable[str]) -> Iterator[int]:
    """Open what is there, as a place only."""
    for path in paths:
        with contextlib.suppress(OSError):
            yield os.open(path, os.O_PATH | os.O_CLOEXEC)


def _beside(folder: str, hidden: set[str]) -> Iterator[str]:
    """Yield the largest parts of a tree that hold nothing hidden; links lead to places of their own."""
    if folder in hidden:
        return
    prefix = folder.rstrip(os.sep) + os.sep
    if not any(each.startswith(prefix) for each in hidden):
        yield folder
        return
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_symlink():
                yield from _beside(entry.path, hidden)


@contextlib.contextmanager
def _ruleset(rights: int, scopes: int) -> Iterator[int]:
    attributes = struct.pack("=QQQ", rights, 0, scopes)[: 24 if scopes else 8]
    rules = _syscall(_CREATE, attributes, ctypes.c_size_t(len(attributes)), 0)
    try:
        yield rules
    finally:
        if rules >= 0:
            os.close(rules)


def _restrict(rules: int) -> bool:
    _libc().prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return rules >= 0 and int(_syscall(_RESTRICT, rules, 0)) == 0


def _syscall(number: int, *arguments: object) -> int:
    return int(_libc().syscall(number, *arguments))


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
