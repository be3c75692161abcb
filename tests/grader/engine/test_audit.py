"""Events reach those who asked for them, and nobody else."""

from __future__ import annotations

import itertools
import sys
from typing import Any

import pytest

from grader.child.audit import listen

_numbers = itertools.count()


def _name_of(depth: int) -> str:
    return sys._getframe(depth + 1).f_code.co_name  # noqa: SLF001  # as the listeners do


@pytest.fixture
def event() -> str:
    """Name an event that nobody else makes: a listener cannot be taken back."""
    return f"katas.test.{next(_numbers)}"


def test_each_listener_hears_of_its_events(event: str) -> None:
    """Two listeners of one event hear of it, with its arguments, and of no other."""
    heard: list[tuple[str, str, tuple[Any, ...]]] = []
    listen([event], lambda name, arguments: heard.append(("one", name, arguments)))
    listen([event], lambda name, arguments: heard.append(("two", name, arguments)))
    sys.audit(event, 1, "a")
    sys.audit(f"{event}.other", 2)
    assert heard == [("one", event, (1, "a")), ("two", event, (1, "a"))]


def test_the_event_is_two_frames_above(event: str) -> None:
    """Who made the event stands two frames above the listener."""
    names: list[str] = []
    listen([event], lambda _event, _arguments: names.append(_name_of(2)))
    sys.audit(event)
    assert names == ["test_the_event_is_two_frames_above"]


def test_a_refusal_surfaces_where_the_event_was_made(event: str) -> None:
    """What a listener raises is raised by the call that made the event."""

    def refuse(_event: str, _arguments: tuple[Any, ...]) -> None:
        raise PermissionError("no")

    listen([event], refuse)
    with pytest.raises(PermissionError):
        sys.audit(event)
