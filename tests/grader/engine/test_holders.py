"""Whoever took a value by name is found, however late its module came."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from grader.child.holders import Holders

if TYPE_CHECKING:
    import pytest


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
