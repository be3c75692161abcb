"""Keep progress in a file that neither a crash, nor another process, nor another version can spoil."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec

from grader import stubs
from grader.errors import CourseError, KataError
from grader.model import Outcome, Verdict
from grader.progress.records import Progress, Record, applied
from grader.storage import locked, replace_file, set_aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

VERSION = 2  # 2: skipped exercises, reviews; a file of an older version is read, a newer one left alone
FOLDER = ".katas"
FILE = Path(FOLDER, "progress.json")
_LOCK = Path(FOLDER, "progress.lock")


class _Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    solved_at: datetime | None = None
    attempts: Annotated[int, msgspec.Meta(ge=0)] = 0
    hints: Annotated[int, msgspec.Meta(ge=0)] = 0
    last: Outcome | None = None
    skipped: bool = False
    reviews: Annotated[int, msgspec.Meta(ge=0)] = 0
    reviewed_at: datetime | None = None
    reviewing: bool = False


class _File(msgspec.Struct, frozen=True):
    version: int
    exercises: dict[str, _Entry]


class _Version(msgspec.Struct, frozen=True):
    version: int


@dataclass(frozen=True, slots=True)
class _Unusable:
    fault: str  # a word for the name of the copy
    reason: str


def load(root: Path) -> Progress:
    """Read the progress made in a course; a file that cannot be used is left alone and noted."""
    try:
        found = _read(root)
    except OSError as error:
        return Progress(note=f"{FILE.as_posix()} cannot be read: {error.strerror}. Progress starts empty.")
    if isinstance(found, _Unusable):
        kept = "It will be kept under another name when progress is saved; until then it starts empty."
        return Progress(note=f"{FILE.as_posix()} {found.reason}. {kept}")
    return Progress(found)


def read_other(path: Path) -> Progress:
    """Read another machine's file; raise KataError when it cannot be used."""
    try:
        found = _decoded(path.read_bytes())
    except OSError as error:
        raise KataError(f"{path} cannot be read: {error.strerror}.") from error
    if isinstance(found, _Unusable):
        raise KataError(f"{path} {found.reason}. Nothing was merged.")
    return Progress(found)


def save(root: Path, progress: Progress) -> Progress:
    """Apply the changes to what is on disk now, and give the result with no change left to save.

    When that is impossible, the changes stay in what is returned, and its note says why.
    """
    if not progress.changes:
        return progress
    try:
        with locked(root / _LOCK):
            return _merge(root, progress)
    except OSError as error:
        reason = f"{error.strerror}. Make {FOLDER}/ writable."
    except KataError as error:
        reason = str(error)
    return replace(progress, note=f"Progress is not saved: {reason}")


def record(root: Path, verdicts: Sequence[Verdict], when: datetime) -> Progress:
    """Save the results of a run; a stub as it was shipped is no attempt."""
    shipped = _shipped(root)
    progress = load(root)
    for verdict in verdicts:
        if verdict.outcome is Outcome.PASSED or not shipped.untouched(verdict.exercise, verdict.source):
            progress = progress.with_result(verdict.exercise.slug, verdict.outcome, when)
    return save(root, progress)


def _shipped(root: Path) -> stubs.Stubs:
    try:
        return stubs.read(root)
    except CourseError:
        return stubs.Stubs()  # a reset and the author's check report it; a result must not be lost over it


def _merge(root: Path, progress: Progress) -> Progress:
    found, note = _read(root), ""
    if isinstance(found, _Unusable):
        copy = set_aside(root / FILE, f"{FILE.stem}.{found.fault}")
        note = (
            f"{FILE.as_posix()} {found.reason}. It is kept as {FOLDER}/{copy.name}, and progress starts anew."
        )
        found = ()
    for change in progress.changes:
        found = applied(found, change)
    replace_file(root / FILE, _encode(found))
    return Progress(found, note)


def _read(root: Path) -> tuple[Record, ...] | _Unusable:
    try:
        data = (root / FILE).read_bytes()
    except FileNotFoundError:
        return ()
    return _decoded(data)


def _decoded(data: bytes) -> tuple[Record, ...] | _Unusable:
    try:
        version = msgspec.json.decode(data, type=_Version).version
        if version > VERSION:
            return _Unusable(
                "newer", f"was written by a newer grader (version {version}, known is {VERSION})"
            )
        return _records(msgspec.json.decode(data, type=_File))
    except (ValueError, RecursionError):
        return _Unusable("damaged", "is damaged")


def _records(data: _File) -> tuple[Record, ...]:
    return tuple(Record(slug, **msgspec.structs.asdict(entry)) for slug, entry in data.exercises.items())


def _encode(records: Iterable[Record]) -> bytes:
    names = _Entry.__struct_fields__
    entries = {record.slug: _Entry(**{name: getattr(record, name) for name in names}) for record in records}
    return msgspec.json.format(msgspec.json.encode(_File(VERSION, entries)), indent=1) + b"\n"
