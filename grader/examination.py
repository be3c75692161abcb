"""Hold what is seen of a program of the user's own, and how its process hands that over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from grader.model import Clock, Diagnosis, Finding, Place, Span

VERSION = 1


class TaskState(StrEnum):
    """How a task ended."""

    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    PENDING = "pending"  # at the end of the program


@dataclass(frozen=True, slots=True)
class TaskSeen:
    """One task of the program; seconds since the program began."""

    name: str  # the coroutine's
    place: Place | None  # the program's line that started it
    state: TaskState
    start: float
    end: float


class Examination(msgspec.Struct, frozen=True):
    """What the program's process writes down at its end."""

    findings: tuple[Finding, ...]
    tasks: tuple[TaskSeen, ...]
    more_tasks: int  # that were made and are not listed
    exit: int | None  # as a shell shows it; None: ended because nothing could go on
    seconds: float  # on the clock of the run
    notes: tuple[str, ...] = ()
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Checkup:
    """An examination with its diagnoses, ready to be shown; files as the user would type them."""

    program: str
    clock: Clock
    diagnoses: tuple[Diagnosis, ...]  # one for each code and line
    findings: tuple[Finding, ...]
    tasks: tuple[TaskSeen, ...]
    more_tasks: int
    exit: int | None
    seconds: float
    notes: tuple[str, ...]

    @property
    def timeline(self) -> tuple[Span, ...]:
        """From the start to the end of each task."""
        return tuple(
            Span(task.name, task.name, task.start, task.end, task.place.line if task.place else None)
            for task in self.tasks
        )


class Unreadable(Exception):
    """What was handed over is no examination."""


def encode(examination: Examination) -> bytes:
    """Give the document of an examination."""
    return msgspec.json.encode(examination)


def decode(document: bytes) -> Examination:
    """Give the examination of a document; raise Unreadable for anything else."""
    try:
        return msgspec.json.decode(document, type=Examination)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(str(error)) from error
