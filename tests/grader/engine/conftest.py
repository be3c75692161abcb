"""A course of one exercise, and a way to grade any text as an answer to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from grader import course, runner
from grader.grade import Work, grade
from grader.model import Exercise, Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from grader.runner import Runner

CHAPTER = """
title = "Tiny"

[exercise.both]
title = "Fetch both"
kind = "fill-in"
points = 12
doc = "https://docs.python.org/3/library/asyncio.html"
hints = ["a", "b", "c", "d"]
"""
STUB = """
async def both(fetch, a, b):
    # TODO: fetch both
    raise NotImplementedError
"""
SOLUTION = """
import asyncio

async def both(fetch, a, b):
    return await asyncio.gather(fetch(a), fetch(b))
"""
TESTS = '''
from grader.child.kit import Kit, clean, overlap, value

@value
async def test_result(kit: Kit) -> None:
    """Both results come back in order."""
    fetch = kit.service("fetch", delay={"a": 0.2, "b": 0.1})
    kit.expect.equal(await kit.call("both", fetch, "a", "b"), [fetch.answer("a"), fetch.answer("b")])

@overlap
async def test_together(kit: Kit) -> None:
    """Both are fetched together."""
    fetch = kit.service("fetch", delay={"a": 0.2, "b": 0.1})
    await kit.call("both", fetch, "a", "b")
    kit.expect.within(ideal=0.2, wrong=0.3)

@clean
async def test_error(kit: Kit) -> None:
    """A failure reaches the caller."""
    fetch = kit.service("fetch", failure={"a": KeyError("a"), "b": KeyError("b")})
    try:
        await kit.call("both", fetch, "a", "b")
    except KeyError:
        return
    kit.expect.that(False, "The KeyError of fetch should reach the caller.")
'''


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    """Write the course and give its exercise."""
    root = tmp_path_factory.mktemp("course")
    files = {
        "exercises/ch01_tiny/chapter.toml": CHAPTER,
        "exercises/ch01_tiny/ex01_both.py": STUB,
        "solutions/ch01_tiny/ex01_both.py": SOLUTION,
        "tests/exercises/ch01_tiny/test_ex01_both.py": TESTS,
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return course.load(root).get("both")


@pytest.fixture(scope="session", params=["fork", "spawn"])
def backend(request: pytest.FixtureRequest, tiny: Exercise) -> Iterator[Runner]:
    """Give each of the two backends in turn."""
    if request.param == "fork" and not runner.can_fork():
        pytest.skip("this system cannot fork")
    with runner.start(tiny.root, [tiny.tests], jobs=2, fork=request.param == "fork") as started:
        yield started


Judge = Callable[[str | bytes], Verdict]


@pytest.fixture
def judge(backend: Runner, tiny: Exercise, tmp_path: Path) -> Judge:
    """Grade a text as the answer."""

    def judge(text: str | bytes) -> Verdict:
        path = tmp_path / "answer.py"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return grade([Work(tiny, path, "answer.py")], backend, seed=1).verdicts[0]

    return judge
