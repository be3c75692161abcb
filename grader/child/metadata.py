"""Refuse what Landlock does not hear of: mode, owner, times and attributes of files outside the job's folder.

The same for files in the memory that all programs share, where a job could leave something for the next one;
semaphores of pools are made there by a way that makes no event.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from grader.child.audit import listen

if TYPE_CHECKING:
    from collections.abc import Callable

_CHANGES = ("os.chmod", "os.chown", "os.utime", "os.setxattr", "os.removexattr", "os.chflags")
_RELATIVE = frozenset({"os.chmod", "os.chown", "os.utime"})  # their last argument may be another folder
_OPEN = "open"
_SHARED = "/dev/shm/"  # noqa: S108  # a place, not a file of ours
_homes: set[str] = set()


def keep(home: str) -> None:
    """Let a job change these only in its own folder; it cannot be taken back."""
    if not _homes:
        listen([*_CHANGES, _OPEN], _made_listener())
    _homes.add(os.path.realpath(home) + os.sep)


def _made_listener() -> Callable[[str, tuple[Any, ...]], None]:
    """Bind what the listener needs, so that no name that a program can change is looked up."""
    real, decoded, homes, shared, denied = os.path.realpath, os.fsdecode, _homes, _SHARED, PermissionError
    opens, relative, sep, writes = _OPEN, _RELATIVE, os.sep, os.O_WRONLY | os.O_RDWR

    def place_of(file: Any) -> str:
        return str(real(f"/proc/self/fd/{file}" if type(file) is int else decoded(file))) + sep

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event == opens:
            file, _, flags = arguments
            if type(file) is not int and flags & writes and place_of(file).startswith(shared):
                raise denied(f"{shared} belongs to all programs. Write in the current directory.")
            return
        beside = type(arguments[-1]) is int and arguments[-1] >= 0 and event in relative
        if beside or not any(place_of(arguments[0]).startswith(home) for home in homes):
            raise denied(
                "This file is none of the program's. Change only what lies in the current directory."
            )

    return heard
