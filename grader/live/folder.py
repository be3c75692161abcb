"""Write what a batch tells into its results folder, and read it there while it changes."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import msgspec

from grader.live.records import Batch, Name, Student
from grader.storage import replace_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.live.records import Task

LIVE = "live"
_BATCH, _STUDENTS = "batch.json", "students"
_MOST = 4 << 20  # bytes of one file; a larger one is none of ours

_Kind = TypeVar("_Kind")
_Stamp = tuple[int, int, int]


def begin(out: Path, seed: int, students: Sequence[str], exercises: Sequence[Task]) -> Batch:
    """Say what is about to be graded; give it with its number."""
    path = out / LIVE / _BATCH
    (path.parent / _STUDENTS).mkdir(parents=True, exist_ok=True)
    before = begun(out)
    names = tuple(Name(key_of(name), _shown(name)) for name in students)
    batch = Batch(before.number + 1 if before else 1, seed, names, tuple(exercises))
    replace_file(path, msgspec.json.encode(batch))
    return batch


def begun(out: Path) -> Batch | None:
    """Give the last batch of a results folder, if there was one."""
    return _read(out / LIVE / _BATCH, Batch)


def tell(out: Path, student: Student) -> None:
    """Say what came of a student."""
    replace_file(out / LIVE / _STUDENTS / f"{student.key}.json", msgspec.json.encode(student))


def key_of(name: str) -> str:
    """Give the key of a student's folder, which is fit for a file's name whatever that one is."""
    return hashlib.sha256(os.fsencode(name)).hexdigest()[:32]


@dataclass(slots=True)
class Reader:
    """Read a results folder again and again; a file that has not changed is not read twice."""

    out: Path
    _known: dict[str, tuple[_Stamp, Student | None]] = field(default_factory=dict)

    def read(self) -> tuple[Batch | None, dict[str, Student]]:
        """Give the batch, None before there is any, and what is known of its students by their keys.

        What cannot be read, such as a file of an older form, counts as not there.
        """
        batch = _read(self.out / LIVE / _BATCH, Batch)
        if batch is None:
            return None, {}
        found = ((name.key, self._student(name.key)) for name in batch.students)
        return batch, {key: student for key, student in found if student is not None}

    def _student(self, key: str) -> Student | None:
        path = self.out / LIVE / _STUDENTS / f"{key}.json"
        stamp = _stamp(path)
        if stamp is None:
            return None
        known = self._known.get(key)
        if known is None or known[0] != stamp:
            known = self._known[key] = (stamp, _read(path, Student))
        return known[1]


def _read(path: Path, kind: type[_Kind]) -> _Kind | None:
    try:
        if path.stat().st_size > _MOST:
            return None
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, ValueError, RecursionError):
        return None


def _stamp(path: Path) -> _Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _shown(name: str) -> str:
    """Give a name that is text: a folder's need not be."""
    return os.fsencode(name).decode("utf-8", "replace")
