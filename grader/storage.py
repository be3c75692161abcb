"""Write files so that neither a crash nor another process can leave half of one."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from grader.errors import KataError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_SECONDS = 5.0  # longer than any save; a holder that dies frees the lock at once
_RETRY_SECONDS = 0.02

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def replace_file(path: Path, data: bytes) -> None:
    """Give a file new content in one step; raise OSError and leave the old content when that fails."""
    # The leading dot and the suffix keep file watchers and test collectors away from it.
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        _write_new(temporary, data)
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink()


def add_file(directory: Path, stem: str, suffix: str, data: bytes) -> Path:
    """Write `<stem>-<n><suffix>` with the lowest free n, never over another file."""
    directory.mkdir(parents=True, exist_ok=True)
    for path in _numbered(directory, stem, suffix):
        with suppress(FileExistsError):
            _write_new(path, data)
            return path
    raise AssertionError("unreachable: there is always a free number")


def set_aside(path: Path, stem: str) -> Path:
    """Rename a file to `<stem>-<n>` with its own suffix beside it, never over another file.

    The caller holds the lock: looking and renaming are two steps.
    """
    target = next(name for name in _numbered(path.parent, stem, path.suffix) if not name.exists())
    path.rename(target)
    return target


@contextmanager
def locked(path: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold a lock that excludes other processes; raise KataError when it is not free in time.

    The operating system keeps the lock and frees it when its holder dies, so it is never stale.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _wait_for_lock(descriptor, path, seconds)
        yield
    finally:
        os.close(descriptor)


def _wait_for_lock(descriptor: int, path: Path, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            return _try_lock(descriptor)
        except OSError as error:
            if time.monotonic() >= deadline:
                message = (
                    f"Another process has held {path} for {seconds:g} s. Wait for it to end, then try again."
                )
                raise KataError(message) from error
        time.sleep(_RETRY_SECONDS)


def _numbered(directory: Path, stem: str, suffix: str) -> Iterator[Path]:
    number = 1
    while True:
        yield directory / f"{stem}-{number}{suffix}"
        number += 1


def _write_new(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
