"""Note who opens, writes and closes the files of one folder, and on which thread."""

from __future__ import annotations

import errno
import io
import os
import sys
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from grader.child.frames import frame_above

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType, ModuleType

    from grader.child.evidence.places import Learner
    from grader.model import Place

_NAMES = ("open", "sync_open")  # what modules call it that have taken it by name
_real_open: Any = io.open
_real_write = os.write


@dataclass(frozen=True, slots=True)
class FileUse:
    """One operation on a file: `open`, `write`, `truncate` or `close`."""

    what: str
    file: str  # its name in the folder
    on_loop: bool  # on the thread of the loop, which it stops meanwhile
    place: Place | None  # the learner's line that calls it, or that waits for the thread which does


@dataclass(eq=False)
class Files:
    """Watch the files of a folder while entered; `full_after` bytes written, the disk is full."""

    folder: str
    learner: Learner
    waits_at: Callable[[], Place | None]
    module: ModuleType  # the learner's, which has builtins of its own
    full_after: int | None = None
    uses: list[FileUse] = field(default_factory=list)
    written: int = 0
    full: OSError = field(default_factory=lambda: OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    _loop_thread: int = field(default_factory=threading.get_ident)
    _opened: list[Any] = field(default_factory=list)
    _undo: list[tuple[dict[str, Any], str, Any]] = field(default_factory=list)

    def __enter__(self) -> Self:
        own = vars(self.module).get("__builtins__")
        spaces = [getattr(each, "__dict__", None) for each in list(sys.modules.values())]
        for space in [*spaces, own]:
            for name in _NAMES:
                if isinstance(space, dict) and space.get(name) is _real_open:
                    self._replace(space, name, self._open)
        self._replace(vars(os), "write", self._write)
        return self

    def __exit__(self, *_: object) -> None:
        for space, name, real in self._undo:
            space[name] = real
        self._undo.clear()

    @property
    def on_loop(self) -> list[FileUse]:
        """What was done on the thread of the loop."""
        return [use for use in self.uses if use.on_loop]

    @property
    def left_open(self) -> list[FileUse]:
        """The files that are open now, each by the use that opened it."""
        opens = [use for use in self.uses if use.what == "open"]
        return [use for use, file in zip(opens, self._opened, strict=False) if not file.closed]

    def used(self, what: str, file: object, frame: FrameType | None, length: int = 0) -> None:
        """Hear of an operation, before it is done; raise OSError when the disk is full."""
        name = os.path.basename(os.fsdecode(file)) if isinstance(file, str | bytes | os.PathLike) else "file"  # noqa: PTH119  # bytes, too
        on_loop = threading.get_ident() == self._loop_thread
        place = self.learner.in_stack(frame) if on_loop else self.waits_at()
        self.uses.append(FileUse(what, name, on_loop, place))
        self.written += length
        if length and self.full_after is not None and self.written > self.full_after:
            raise self.full

    def _replace(self, space: dict[str, Any], name: str, ours: Callable[..., Any]) -> None:
        self._undo.append((space, name, space[name]))
        space[name] = ours

    def _write(self, descriptor: int, data: Any) -> int:
        status = os.fstat(descriptor)
        same = (entry.path for entry in os.scandir(self.folder) if entry.inode() == status.st_ino)
        if file := next(same, None):
            self.used("write", file, frame_above(1), memoryview(data).nbytes)
        return _real_write(descriptor, data)

    def _open(self, file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        opened = _real_open(file, mode, *args, **kwargs)
        if not self._is_inside(file) or not opened.writable():
            return opened
        self.used("open", file, frame_above(1))
        watched = _watched(opened)
        self._opened.append(watched)
        if isinstance(watched, _Told):
            watched.told = lambda what, *use: self.used(what, file, *use)
        return watched

    def _is_inside(self, file: object) -> bool:
        if not isinstance(file, str | bytes | os.PathLike):
            return False
        path = os.path.abspath(os.fsdecode(file))  # noqa: PTH100  # bytes, too
        # The module tempfile opens the folder itself, with an opener that makes the file.
        return os.path.abspath(self.folder) in {path, os.path.dirname(path)}  # noqa: PTH100, PTH120  # as above


class _Told:
    """Tell of each use of a file before it is done."""

    told: Callable[..., None] = staticmethod(lambda *_: None)

    def write(self, data: Any) -> Any:
        self.told("write", frame_above(1), memoryview(data).nbytes)
        return self._real.write(data)

    def truncate(self, *size: Any) -> Any:
        self.told("truncate", frame_above(1))
        return self._real.truncate(*size)

    def close(self) -> None:
        # A file that nobody closes is closed by the collector, in whatever thread that runs.
        if not self.closed and not getattr(self, "_finalizing", False):
            self.told("close", frame_above(1))
        self._real.close()

    @property
    def _real(self) -> Any:
        return super()

    closed: Any


class _Writer(_Told, io.BufferedWriter):
    pass


class _Random(_Told, io.BufferedRandom):
    pass


class _Raw(_Told, io.FileIO):
    pass


def _watched(opened: Any) -> Any:
    """Give a file of the same type that tells of its uses; a text file stays as it is."""
    if type(opened) is io.BufferedWriter:
        return _Writer(opened.detach())
    if type(opened) is io.BufferedRandom:
        return _Random(opened.detach())
    if type(opened) is io.FileIO:
        with opened:
            return _Raw(os.dup(opened.fileno()), opened.mode)
    return opened
