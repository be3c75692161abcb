"""The learner's code calls a fake and does not look into it; what finds out its kind may."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

import pytest

from grader.child import closed
from grader.child.closed import Closed

_Value_co = TypeVar("_Value_co", covariant=True)


class AwaitableOfALibrary(Awaitable[_Value_co], Protocol[_Value_co]):
    """From now on Python asks this protocol, too, whether something can be awaited."""


class Fake(Closed):
    """Something to call with a field that nobody needs to know."""

    def __init__(self) -> None:
        self.secret = 1

    def __call__(self) -> int:
        """Give the field, which is its own."""
        return self.secret


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Give a fake while this very file counts as the learner's."""
    made = Fake()
    monkeypatch.setattr(closed, "_files", {__file__})
    return made


@pytest.mark.parametrize("asked", [inspect.isawaitable, asyncio.isfuture, asyncio.iscoroutine, callable])
def test_anybody_may_ask_what_kind_a_fake_is(fake: Fake, asked: Callable[[object], bool]) -> None:
    """The standard library looks into classes for that, also into those of protocols."""
    assert asked(fake) is (asked is callable)


def test_a_field_is_not_there_for_the_learner(fake: Fake) -> None:
    """To read it, to set it and to reach it by the class end as they do for a function."""
    with pytest.raises(AttributeError, match="has no attribute 'secret'"):
        _ = fake.secret
    with pytest.raises(AttributeError, match="cannot be given 'secret'"):
        fake.secret = 2
    with pytest.raises(AttributeError, match="has no attribute '__dict__'"):
        _ = type(fake).__dict__
