"""Find the modules that took something by name, as `from time import sleep` does."""

from __future__ import annotations

import sys
import weakref
from itertools import islice, takewhile
from types import ModuleType
from typing import Any

_FEW = 100  # modules that come after the first call, mostly the learner's and what it imports


class Holders:
    """Who holds one value under which name; each module is read once, so ask as often as you like."""

    def __init__(self, value: object) -> None:
        """Take the value as it is before anybody replaces it."""
        self._value = value
        self._newest = ""  # the module that had come last when all were read for the first time
        self._read: dict[str, weakref.ref[Any] | None] = {}  # those that came later; they are not kept alive
        self._found: list[tuple[Any, str]] = []

    def find(self) -> list[tuple[Any, str]]:
        """Give each module that holds the value now, with the name that it has there.

        Of the modules that were there at the first call only what had been found is looked at again: in a
        forked process, to touch a thousand modules copies as many pages.
        """
        if not self._newest:
            self._newest = next(reversed(sys.modules))
            for module in list(sys.modules.values()):
                self._read_names(module)
        for name, module in self._later():
            if name in self._read and ((known := self._read[name]) is None or known() is module):
                continue
            self._read_names(module)
            # What is no module, such as six's lazy ones, cannot always be referred to weakly.
            self._read[name] = weakref.ref(module) if isinstance(module, ModuleType) else None
        return [(module, name) for module, name in self._found if vars(module).get(name) is self._value]

    def _later(self) -> list[tuple[str, Any]]:
        """Give the modules that came after the newest of the first call; they stand at the end."""
        # In one step each: another thread may import something meanwhile.
        last = list(islice(reversed(sys.modules.items()), _FEW))
        later = list(takewhile(lambda item: item[0] != self._newest, last))
        return later if len(later) < _FEW else list(sys.modules.items())

    def _read_names(self, module: Any) -> None:
        names = getattr(module, "__dict__", None)
        if isinstance(names, dict) and not any(module is known for known, _ in self._found):
            self._found += [(module, name) for name, value in list(names.items()) if value is self._value]
