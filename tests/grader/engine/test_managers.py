"""The kit enters the learner's asynchronous context managers, and tells a broken protocol from an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader.child.kit.expect import CheckFailed
from grader.model import Evidence
from tests.grader.engine.stage import dedent, play

if TYPE_CHECKING:
    from grader.child.kit import Kit

GENERATOR = """
from contextlib import asynccontextmanager, contextmanager

@asynccontextmanager
async def box(held):
    try:
        yield held
    except KeyError:
        pass
"""
CLASS = """
class box:
    def __init__(self, held):
        self.held = held

    async def __aenter__(self):
        return self.held

    async def __aexit__(self, kind, error, trace):
        return kind is KeyError
"""
HEAD = "from contextlib import asynccontextmanager, contextmanager\n"
FAULTS = {
    "a coroutine": ("async def box(held):\n    return held\n", Evidence.SYNC_MIXUP),
    "a plain manager": (f"{HEAD}@contextmanager\ndef box(held):\n    yield held\n", Evidence.SYNC_MIXUP),
    "no manager": ("async def box(held):\n    yield held\n", Evidence.OBSERVED),
    "a plain generator": (
        f"{HEAD}@asynccontextmanager\ndef box(held):\n    yield held\n",
        Evidence.SYNC_MIXUP,
    ),
    "never yields": (
        f"{HEAD}@asynccontextmanager\nasync def box(held):\n    if not held:\n        yield\n",
        Evidence.OBSERVED,
    ),
    "a plain __aenter__": (CLASS.replace("async def __aenter__", "def __aenter__"), Evidence.SYNC_MIXUP),
    "a plain __aexit__": (CLASS.replace("async def __aexit__", "def __aexit__"), Evidence.SYNC_MIXUP),
}


async def enter(kit: Kit, error: Exception | None = None) -> object:
    """Enter a box, give what it holds, and raise inside of it if asked to."""
    async with kit.manager(kit.make("box", 7), "box") as held:
        if error:
            raise error
    return held


@pytest.mark.parametrize("source", [GENERATOR, CLASS])
def test_a_manager_does_what_it_does(source: str) -> None:
    """What it gives comes in; what it holds back stays inside; other errors leave as they are."""
    other = ValueError("other")
    assert play(dedent(source), enter).value == 7
    assert play(dedent(source), lambda kit: enter(kit, KeyError("held back"))).value == 7
    assert play(dedent(source), lambda kit: enter(kit, other)).error is other


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_broken_protocol_is_a_sentence(fault: str) -> None:
    """What `async with` cannot use brings evidence with a line, never a crash of the check."""
    source, kind = FAULTS[fault]
    error = play(dedent(source), enter).error
    assert isinstance(error, CheckFailed)
    assert [finding.kind for finding in error.findings] == [kind]
    assert error.findings[0].place is not None


def test_an_error_of_the_manager_is_its_own() -> None:
    """A TypeError out of a line of the learner's passes as it is."""
    source = GENERATOR.replace("yield held", "yield len(held)")
    assert type(play(dedent(source), enter).error) is TypeError
