"""A results folder as a batch leaves it, and a server that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader.live import folder
from grader.live.records import Cell, Seen, Student, Task
from grader.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from grader.live.records import Batch

    Tell = Callable[..., None]

TASKS = (
    Task("first", "ch01_topic/ex01_first.py", "The first one", 10),
    Task("second", "ch01_topic/ex02_second.py", "The second one", 10),
)


def begin(out: Path, *names: str) -> Batch:
    """Begin a batch of these students."""
    return folder.begin(out, 7, names, TASKS)


def tell(out: Path, batch: Batch, name: str, passed: int, fault: str = "") -> None:
    """Write what came of a student who has passed that many exercises."""
    cells = tuple(
        Cell(
            each.slug,
            Outcome.PASSED if number < passed else Outcome.FAILED,
            each.points if number < passed else 0,
            each.points,
        )
        for number, each in enumerate(TASKS)
    )
    seen = tuple(Seen("sequential-awaits", "One after another", each.slug, 6) for each in TASKS[passed:])
    folder.tell(out, Student(folder.key_of(name), batch.number, None, fault, cells, seen))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder for results."""
    return tmp_path / "out"
