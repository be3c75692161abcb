"""Prove that nobody is accused whose loop was free, on a busy machine either."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.course.hogs import hogs
from tests.grader.corpus import programs

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.grader.blocking.conftest import Watched
    from tests.grader.corpus.programs import Program

    Run = Callable[[str], Watched]

HOGS = 4


PROGRAMS = programs.of_category(programs.CLEAN)


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.path.stem)
def test_a_free_loop_is_not_accused(watched: Run, program: Program) -> None:
    """Nothing is found."""
    result = watched(program.path.read_text("utf-8"))
    assert not result.findings, str(result)


def test_a_busy_machine_raises_no_false_alarm(watched: Run) -> None:
    """Beside processes that take the processor away, every third of them is not accused.

    The steady tests of the corpus run all of them, ten times.
    """
    with hogs(HOGS):
        results = {program.path.stem: watched(program.path.read_text("utf-8")) for program in PROGRAMS[::3]}
    accused = {name: str(result) for name, result in results.items() if result.findings}
    assert not accused
