"""A check of an exercise that needs PostgreSQL finds a database; without a server the others go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader import course, extras, runner
from grader.grade import grade, works
from grader.model import Outcome, Report
from grader.postgres.lending import Databases, NoDatabase
from tests.grader.engine.conftest import CHAPTER, SOLUTION, STUB, TESTS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(bool(extras.lack("postgres")), reason="the extra postgres is not there")
ENTRY = """
[exercise.ask]
title = "Ask"
kind = "fill-in"
points = 10
doc = "https://docs.python.org/3/library/asyncio.html"
hints = ["a", "b", "c", "d"]
extra = "postgres"
"""
ASK = """
async def ask(connection):
    return await connection.fetchval("SELECT 40 + 2")
"""
TEST = '''
import asyncpg
from grader.child.kit import Kit, value

@value
async def test_answer(kit: Kit) -> None:
    """The database answers."""
    connection = await asyncpg.connect(kit.database)
    try:
        kit.expect.equal(await kit.call("ask", connection), 42)
    finally:
        await connection.close()
'''


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write a course of two exercises, of which one needs PostgreSQL."""
    files = {
        "exercises/ch01_tiny/chapter.toml": CHAPTER + ENTRY,
        "exercises/ch01_tiny/ex01_both.py": STUB,
        "exercises/ch01_tiny/ex02_ask.py": ASK,
        "solutions/ch01_tiny/ex01_both.py": SOLUTION,
        "solutions/ch01_tiny/ex02_ask.py": ASK,
        "tests/exercises/ch01_tiny/test_ex01_both.py": TESTS,
        "tests/exercises/ch01_tiny/test_ex02_ask.py": TEST,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def graded(root: Path, *, fork: bool) -> Report:
    """Grade the solutions."""
    exercises = course.load(root).exercises
    tests = [exercise.tests for exercise in exercises]
    with runner.start(root, tests, jobs=2, fork=fork) as started:
        return grade(works(exercises, root / "solutions"), started, seed=1)


@pytest.mark.parametrize("fork", [True, False], ids=["fork", "spawn"])
def test_a_check_finds_a_database(root: Path, fork: bool) -> None:
    """Its address is in the kit, whichever way the check is run."""
    if fork and not runner.can_fork():
        pytest.skip("this system cannot fork")
    report = graded(root, fork=fork)
    assert [verdict.outcome for verdict in report.verdicts] == [Outcome.PASSED, Outcome.PASSED]


def test_without_a_server_only_its_exercise_suffers(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the grader's fault and nobody else's; the sentence says why, and the others are graded."""

    def lent(_self: Databases) -> None:
        raise NoDatabase("PostgreSQL could not be started: no room.")

    monkeypatch.setattr(Databases, "lent", lent)
    both, ask = graded(root, fork=runner.can_fork()).verdicts
    assert both.outcome is Outcome.PASSED
    assert (ask.outcome, ask.message) == (Outcome.CRASHED, "PostgreSQL could not be started: no room.")
