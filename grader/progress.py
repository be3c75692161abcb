"""Remember what the learner has solved, tried and been shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec

from grader import stubs
from grader.errors import CourseError, KataError
from grader.model import Outcome, Verdict
from grader.storage import locked, replace_file, set_aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

VERSION = 2  # 2: skipped exercises; a file of an older version is read, a newer one left alone
FOLDER = ".katas"
FILE = Path(FOLDER, "progress.json")
_LOCK = Path(FOLDER, "progress.lock")

# The other outcomes tell nothing about the learner's work.
_ATTEMPTS = frozenset({Outcome.PASSED, Outcome.FAILED, Outcome.BROKEN, Outcome.TIMED_OUT})


class State(StrEnum):
    """How far the learner is with an exercise."""

    TODO = "todo"
    STARTED = "started"
    SOLVED = "solved"


@dataclass(frozen=True, slots=True)
class Record:
    """What is remembered of one exercise; the slug is its identity, so it survives renumbering."""

    slug: str
    solved_at: datetime | None = None  # UTC, of the first pass
    attempts: int = 0
    hints: int = 0  # rungs of the hint ladder shown
    last: Outcome | None = None
    skipped: bool = False  # put off by the learner, until it is tried again

    @property
    def solved(self) -> bool:
        """Whether it passed since it was last reset."""
        return self.solved_at is not None

    @property
    def put_off(self) -> bool:
        """Whether others come before it: the learner skipped it, or a package that it needs is missing."""
        return self.skipped or self.last is Outcome.SKIPPED

    @property
    def state(self) -> State:
        """Sum up the record in a word."""
        if self.solved:
            return State.SOLVED
        return State.STARTED if self.hints or self.last in _ATTEMPTS else State.TODO


@dataclass(frozen=True, slots=True)
class _Passed:
    slug: str
    when: datetime


@dataclass(frozen=True, slots=True)
class _Tried:
    slug: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Hinted:
    slug: str
    rungs: int


@dataclass(frozen=True, slots=True)
class _Reset:
    slug: str


@dataclass(frozen=True, slots=True)
class _PutOff:
    slug: str


_Change = _Passed | _Tried | _Hinted | _Reset | _PutOff


@dataclass(frozen=True, slots=True)
class Progress:
    """What was read, with the changes made since, which saving applies to the newest file."""

    records: tuple[Record, ...] = ()
    note: str = ""  # one sentence for the learner when the file could not be used
    changes: tuple[_Change, ...] = ()

    def of(self, slug: str) -> Record:
        """Give the record of an exercise, empty when nothing is remembered."""
        return next((record for record in self.records if record.slug == slug), Record(slug))

    def with_result(self, slug: str, outcome: Outcome, when: datetime) -> Progress:
        """Add one run of the checks; `when` has a time zone."""
        if outcome is Outcome.PASSED:
            return self._with(_Passed(slug, when.astimezone(UTC).replace(microsecond=0)))
        return self._with(_Tried(slug, outcome))

    def with_hint(self, slug: str, rungs: int) -> Progress:
        """Note that this many rungs of the hint ladder have been shown."""
        return self._with(_Hinted(slug, rungs))

    def with_reset(self, slug: str) -> Progress:
        """Make an exercise unsolved again; attempts and hints stay counted."""
        return self._with(_Reset(slug))

    def with_skip(self, slug: str) -> Progress:
        """Put an exercise off: what comes next is another one, until this one is tried again."""
        return self._with(_PutOff(slug))

    def _with(self, change: _Change) -> Progress:
        return replace(self, records=_apply(self.records, change), changes=(*self.changes, change))


class _Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    solved_at: datetime | None = None
    attempts: Annotated[int, msgspec.Meta(ge=0)] = 0
    hints: Annotated[int, msgspec.Meta(ge=0)] = 0
    last: Outcome | None = None
    skipped: bool = False


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
        found = _apply(found, change)
    replace_file(root / FILE, _encode(found))
    return Progress(found, note)


def _apply(records: Iterable[Record], change: _Change) -> tuple[Record, ...]:
    by_slug = {record.slug: record for record in records}
    by_slug[change.slug] = _changed(by_slug.get(change.slug, Record(change.slug)), change)
    return tuple(by_slug.values())


def _changed(old: Record, change: _Change) -> Record:
    match change:
        case _Passed(when=when):
            first = old.solved_at or when
            return replace(
                old, solved_at=first, attempts=old.attempts + 1, last=Outcome.PASSED, skipped=False
            )
        case _Tried(outcome=outcome):
            attempted = outcome in _ATTEMPTS
            skipped = old.skipped and not attempted
            return replace(old, attempts=old.attempts + attempted, last=outcome, skipped=skipped)
        case _Hinted(rungs=rungs):
            return replace(old, hints=max(old.hints, rungs))
        case _Reset():
            return replace(old, solved_at=None, last=None)
        case _PutOff():
            return replace(old, skipped=True)


def _read(root: Path) -> tuple[Record, ...] | _Unusable:
    try:
        data = (root / FILE).read_bytes()
    except FileNotFoundError:
        return ()
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
    return tuple(
        Record(slug, entry.solved_at, entry.attempts, entry.hints, entry.last, entry.skipped)
        for slug, entry in data.exercises.items()
    )


def _encode(records: Iterable[Record]) -> bytes:
    entries = {
        record.slug: _Entry(record.solved_at, record.attempts, record.hints, record.last, record.skipped)
        for record in records
    }
    return msgspec.json.format(msgspec.json.encode(_File(VERSION, entries)), indent=1) + b"\n"
