"""Find the modules that took something by name, as `from time import sleep` does."""

from __future__ import annotations

import sys
from typing import Any


class Holders:
    """Who holds one value under which name; each module is read once, so ask as often as you like."""

    def __init__(self, value: object) -> None:
        """Take the value as it is before anybody replaces it."""
        self._value = value
        self._read: list[int] = []  # the modules by identity, in their order: they are not kept alive
        self._found: list[tuple[Any, str]] = []

    def find(self) -> list[tuple[Any, str]]:
        """Give each module that holds the value now, with the name that it has there."""
        modules = list(sys.modules.values())
        identities = list(map(id, modules))
        if identities != self._read:
            known = frozenset(self._read)
            for module in modules:
                if id(module) not in known:
                    self._read_names(module)
            self._read = identities
        return [(module, name) for module, name in self._found if vars(module).get(name) is self._value]

    def _read_names(self, module: Any) -> None:
        names = getattr(module, "__dict__", None)
        if isinstance(names, dict):
            self._found += [(module, name) for name, value in list(names.items()) if value is self._value]
