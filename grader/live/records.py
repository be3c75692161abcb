"""Define what a batch leaves in its results folder for whoever looks on."""

from __future__ import annotations

from typing import Annotated

import msgspec

from grader.model import Outcome

Key = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]  # becomes the name of a file


class Task(msgspec.Struct, frozen=True):
    """One exercise of the batch."""

    slug: str
    path: str  # relative to `exercises/`
    title: str
    points: int


class Name(msgspec.Struct, frozen=True):
    """One student; two that look alike have different keys."""

    key: Key
    name: str


class Batch(msgspec.Struct, frozen=True):
    """What is graded, written before the first student is."""

    number: int  # counts the batches of one results folder
    seed: int
    students: tuple[Name, ...]
    exercises: tuple[Task, ...]


class Cell(msgspec.Struct, frozen=True):
    """One student's result of one exercise."""

    slug: str
    outcome: Outcome
    points: int
    max_points: int


class Seen(msgspec.Struct, frozen=True):
    """A misconception where it was seen; line 0: nowhere in particular."""

    code: str
    title: str
    slug: str
    line: int


class Student(msgspec.Struct, frozen=True):
    """One student's results, written as soon as they are known."""

    key: Key
    batch: int
    late: bool | None
    fault: str  # why nothing could be graded
    cells: tuple[Cell, ...]
    seen: tuple[Seen, ...]
