"""What is remembered of a learner's work, and how each event changes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from grader.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

# The other outcomes tell nothing about the learner's work.
_ATTEMPTS = frozenset({Outcome.PASSED, Outcome.FAILED, Outcome.BROKEN, Outcome.TIMED_OUT})
# A solved exercise comes back so long after it was solved, and after each review that passed.
REVIEW_AFTER = (timedelta(days=1), timedelta(days=3), timedelta(days=7))


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
    reviews: int = 0  # passed
    reviewed_at: datetime | None = None  # UTC, of the latest one that passed
    reviewing: bool = False  # its stub is back, to be solved once more

    @property
    def due(self) -> datetime | None:
        """When its next review is due; None while it is unsolved and after the last review."""
        since = self.reviewed_at or self.solved_at
        if since is None or self.reviews >= len(REVIEW_AFTER):
            return None
        return since + REVIEW_AFTER[self.reviews]

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


@dataclass(frozen=True, slots=True)
class _Review:
    slug: str


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """What another machine remembers of an exercise."""

    slug: str
    record: Record


_Change = _Passed | _Tried | _Hinted | _Reset | _PutOff | _Review | _Elsewhere


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

    def with_review(self, slug: str) -> Progress:
        """Begin a review: the exercise stays solved, and the next pass counts as one more review."""
        return self._with(_Review(slug))

    def merged(self, other: Progress) -> Progress:
        """Add what another machine remembers; nothing is lost, and merging twice is merging once."""
        progress = self
        for record in other.records:
            progress = progress._with(_Elsewhere(record.slug, record))
        return progress

    def _with(self, change: _Change) -> Progress:
        return replace(self, records=applied(self.records, change), changes=(*self.changes, change))


def applied(records: Iterable[Record], change: _Change) -> tuple[Record, ...]:
    """Give the records as a change leaves them."""
    by_slug = {record.slug: record for record in records}
    by_slug[change.slug] = _changed(by_slug.get(change.slug, Record(change.slug)), change)
    return tuple(by_slug.values())


def _changed(old: Record, change: _Change) -> Record:  # noqa: PLR0911 - one return for each kind of change
    match change:
        case _Passed(when=when):
            return _passed(old, when)
        case _Tried(outcome=outcome):
            attempted = outcome in _ATTEMPTS
            skipped = old.skipped and not attempted
            return replace(old, attempts=old.attempts + attempted, last=outcome, skipped=skipped)
        case _Hinted(rungs=rungs):
            return replace(old, hints=max(old.hints, rungs))
        case _Reset():
            return replace(old, solved_at=None, last=None, reviews=0, reviewed_at=None, reviewing=False)
        case _PutOff():
            return replace(old, skipped=True)
        case _Review():
            return replace(old, reviewing=True)
        case _Elsewhere(record=other):
            return _joined(old, other)


def _passed(old: Record, when: datetime) -> Record:
    new = replace(old, attempts=old.attempts + 1, last=Outcome.PASSED, skipped=False, reviewing=False)
    if old.solved_at is None:
        return replace(new, solved_at=when)
    return replace(new, reviews=old.reviews + 1, reviewed_at=when) if old.reviewing else new


def _joined(one: Record, other: Record) -> Record:
    """Take the better of each; attempts on both machines may be the same ones, so they are not added."""
    solved = [each for each in (one.solved_at, other.solved_at) if each]
    reviewed = [each for each in (one.reviewed_at, other.reviewed_at) if each]
    return replace(
        one,
        solved_at=min(solved, default=None),
        attempts=max(one.attempts, other.attempts),
        hints=max(one.hints, other.hints),
        last=Outcome.PASSED if solved else one.last or other.last,
        skipped=(one.skipped or other.skipped) and not solved,
        reviews=max(one.reviews, other.reviews),
        reviewed_at=max(reviewed, default=None),
        reviewing=one.reviewing,
    )
