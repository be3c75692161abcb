"""Find the modules that took something by name, as `from time import sleep` does."""

from __future__ import annotations

import sys
import weakref
from types import ModuleType
from typing import Any


def _unread() -> None:
    """Stand for the reference to a module that has not been read."""


class Holders:
    """Who holds one value under which name; each module is read once, so ask as often as you like."""

    def __init__(self, value: object) -> None:
        """Take the value as it is before anybody replaces it."""
        self._value = value
        self._read: dict[str, weakref.ref[Any] | None] = {}  # the modules are not kept alive
        self._found: list[tuple[Any, str]] = []

    def find(self) -> list[tuple[Any, str]]:
        """Give each module that holds the value now, with the name that it has there."""
        read = self._read
        for name, module in list(sys.modules.items()):
            known = read.get(name, _unread)
            if known is None or known() is module:
                continue
            self._read_names(module)
            # What is no module, such as six's lazy ones, cannot always be referred to weakly.
            read[name] = weakref.ref(module) if isinstance(module, ModuleType) else None
        return [(module, name) for module, name in self._found if vars(module).get(name) is self._value]

    def _read_names(self, module: Any) -> None:
        names = getattr(module, "__dict__", None)
        if isinstance(names, dict) and not any(module is known for known, _ in self._found):
            self._found += [(module, name) for name, value in list(names.items()) if value is self._value]
