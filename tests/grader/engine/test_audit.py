"""Events reach those who asked for them, and nobody else; holders are found without asking twice."""

from __future__ import annotations

import itertools
import sys
from types import ModuleType
from typing import Any

import pytest

from grader.child.audit import listen
from grader.child.holders import Holders

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


def test_holders_come_and_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that comes later is found, one in its place is read anew, one that lets go is left out."""
    value = object()
    holders = Holders(value)
    assert holders.find() == []
    first, second = ModuleType("katas_first"), ModuleType("katas_first")
    first.taken = value  # type: ignore[attr-defined]  # a module of the test's own
    monkeypatch.setitem(sys.modules, "katas_first", first)
    assert holders.find() == [(first, "taken")]
    second.other = value  # type: ignore[attr-defined]  # as above
    monkeypatch.setitem(sys.modules, "katas_first", second)
    assert (second, "other") in holders.find()
    del second.other
    assert holders.find() == [(first, "taken")]


def test_a_module_with_two_names_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that is imported under two names stands there once."""
    value = object()
    module = ModuleType("katas_alias")
    module.taken = value  # type: ignore[attr-defined]  # a module of the test's own
    for name in ("katas_alias", "katas_alias_too"):
        monkeypatch.setitem(sys.modules, name, module)
    assert Holders(value).find() == [(module, "taken")]


def test_more_modules_than_usual_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many modules come at once, each is read."""
    value = object()
    holders = Holders(value)
    holders.find()
    modules = [ModuleType(f"katas_many_{number}") for number in range(300)]
    for module in modules:
        module.taken = value  # type: ignore[attr-defined]  # a module of the test's own
        monkeypatch.setitem(sys.modules, module.__name__, module)
    assert [module for module, _ in holders.find()] == modules
