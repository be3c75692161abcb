"""What a program replaces while it runs is seen in time to be no proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader import runner
from grader.course import checks_of
from grader.grade import Work, grade, run
from grader.model import Outcome
from tests.grader.engine.conftest import SOLUTION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from grader.model import Exercise
    from grader.runner import Runner

REPLACES = """
import asyncio

async def both(fetch, a, b):
    found = await asyncio.gather(fetch(a), fetch(b))
    asyncio.wait_for = both
    return found
"""
AT_IMPORT = f"{SOLUTION}\nasyncio.wait_for = both\n"
HELD = Outcome.REVIEW


@pytest.fixture
def forked(tiny: Exercise) -> Iterator[Runner]:
    """Give children of their own: what is replaced in one is not there in the next."""
    if not runner.can_fork():
        pytest.skip("this system cannot fork")
    with runner.start(tiny.root, [tiny.tests], jobs=1) as started:
        yield started


def _outcomes(tiny: Exercise, forked: Runner, path: Path, source: str, *, strict: bool) -> list[Outcome]:
    path.write_text(source, encoding="utf-8")
    results = run(Work(tiny, path, path.name), checks_of(tiny), forked, seed=1, strict=strict)
    return [result.outcome for result in results]


def test_one_look_at_the_end_holds_the_exercise(tiny: Exercise, forked: Runner, tmp_path: Path) -> None:
    """In an ordinary run what the first check left replaced is seen after the last one: no points."""
    path = tmp_path / "answer.py"
    assert _outcomes(tiny, forked, path, REPLACES, strict=False)[-1] is HELD
    (verdict,) = grade([Work(tiny, path, path.name)], forked, seed=1).verdicts
    assert (verdict.outcome, verdict.points) == (HELD, 0)


def test_a_strict_run_looks_after_each_check(tiny: Exercise, forked: Runner, tmp_path: Path) -> None:
    """In a strict run the first check after which something is replaced is held, and all that follow."""
    path = tmp_path / "answer.py"
    assert _outcomes(tiny, forked, path, REPLACES, strict=True) == [HELD] * 3


@pytest.mark.parametrize("strict", [False, True])
def test_what_importing_replaces_is_seen_before_any_check(
    tiny: Exercise, forked: Runner, tmp_path: Path, strict: bool
) -> None:
    """What the file replaces while it is imported holds every check, strict or not."""
    assert _outcomes(tiny, forked, tmp_path / "answer.py", AT_IMPORT, strict=strict) == [HELD] * 3


DECLARED_DONE = """
import asyncio

async def both(fetch, a, b):
    asyncio.Future.set_result(asyncio.current_task(), None)
    await asyncio.Future()
"""
BY_HAND = """
async def both(fetch, a, b):
    calls = [fetch(a), fetch(b)]
    for wait in [call.send(None) for call in calls]:
        wait.set_result(None)
    found = []
    for call in calls:
        try:
            call.send(None)
        except StopIteration as end:
            found.append(end.value)
    return found
"""


@pytest.mark.parametrize("source", [DECLARED_DONE, BY_HAND])
def test_a_check_proves_that_it_came_to_its_end(
    tiny: Exercise, forked: Runner, tmp_path: Path, source: str
) -> None:
    """A task that is declared to be done passes no check, nor do calls that are over before their time."""
    outcomes = _outcomes(tiny, forked, tmp_path / "answer.py", source, strict=True)
    assert set(outcomes) == {Outcome.FAILED}


def test_what_passes_with_a_way_out_of_the_program_is_held(
    tiny: Exercise, forked: Runner, tmp_path: Path
) -> None:
    """In an ordinary run such a file is run, but its pass counts for nothing until somebody has looked."""
    path = tmp_path / "answer.py"
    path.write_text(f"import gc\n{SOLUTION}", encoding="utf-8")
    (verdict,) = grade([Work(tiny, path, path.name)], forked, seed=1).verdicts
    assert (verdict.outcome, verdict.points) == (HELD, 0)
    assert verdict.place is not None
    assert verdict.place.line == 1
