"""Wrap the functions that wait without an audit event, and put everything back."""

from __future__ import annotations

import importlib
import multiprocessing.pool  # noqa: F401  # now, so that no check pays for it
import sys
import time
from dataclasses import dataclass
from types import FunctionType
from typing import TYPE_CHECKING, Any

from grader.child.blocking import steps
from grader.child.disguise import disguised
from grader.child.holders import Holders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from grader.child.blocking.forgiven import Waiting

    Tell = Callable[[Waiting, float], None]
    Now = Callable[[], float]

_now = time.perf_counter


@dataclass(frozen=True, slots=True)
class Watched:
    """How calls of one function are timed, and who is told."""

    row: Waiting
    tell: Tell
    now: Now

    def call(self, original: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call the original and tell how long it took, when it ran in a step."""
        if steps.current() is None or _is_harmless(self.row, (*args, *kwargs.values())):
            return original(*args, **kwargs)
        start, on_clock = _now(), self.now()
        try:
            result = original(*args, **kwargs)
        except (RuntimeError, TypeError, ValueError):  # it refused to wait
            raise
        except BaseException:
            self._told(start, on_clock)
            raise
        self._told(start, on_clock)
        return result

    def _told(self, start: float, on_clock: float) -> None:
        waited = self.now() - on_clock
        if not self.row.least:
            self.tell(self.row, max(waited, _now() - start))
        elif waited >= self.row.least:
            self.tell(self.row, waited)


class Builtin:
    """Stand in for a function written in C: never becomes a method, and is pickled by its name."""

    def __init__(self, original: Any, row: Waiting, watched: Watched) -> None:
        self._original, self._row, self._watched = original, row, watched
        self.__name__ = self.__qualname__ = row.path
        self.__module__ = row.module
        self.__doc__ = original.__doc__
        self.__wrapped__ = original

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the original and tell how long it took, when it ran in a step."""
        return self._watched.call(self._original, args, kwargs)

    def __reduce__(self) -> tuple[Any, ...]:
        return _by_name, (self._row.module, self._row.path)

    def __repr__(self) -> str:
        return repr(self._original)


class Wrappers:
    """The wrappers of one detector."""

    def __init__(self, rows: Iterable[Waiting], tell: Tell, now: Now = _now) -> None:
        """Take `now`, the clock of the check: on it a wait may last that really takes no time."""
        self._rows = tuple(rows)
        self._tell = tell
        self._now = now
        self._replaced: list[tuple[Any, str, Any, Any]] = []  # owner, name, what was there, what is there now

    def install(self) -> None:
        """Replace each function by a wrapper of whatever stands there now."""
        for row in self._rows:
            owner, name = _owner(row)
            original = getattr(owner, name, None)
            if original is None:  # this system has no such function
                continue
            wrapper = _wrapper(original, row, Watched(row, self._tell, self._now))
            self._put(owner, name, original, wrapper)
            if row.early:
                for module, alias in Holders(original).find():
                    self._put(module, alias, original, wrapper)

    def remove(self) -> None:
        """Put back what was there, unless somebody has put another thing on top since."""
        while self._replaced:
            owner, name, original, wrapper = self._replaced.pop()
            if getattr(owner, name, None) is wrapper:
                setattr(owner, name, original)

    def _put(self, owner: Any, name: str, original: Any, wrapper: Any) -> None:
        setattr(owner, name, wrapper)
        self._replaced.append((owner, name, original, wrapper))


def _wrapper(original: Any, row: Waiting, watched: Watched) -> Any:
    if not isinstance(original, FunctionType):
        return Builtin(original, row, watched)

    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return watched.call(original, args, kwargs)

    return disguised(wrapper, original)


def _is_harmless(row: Waiting, arguments: tuple[Any, ...]) -> bool:
    try:
        return row.harmless(arguments)
    except Exception:  # strange arguments: the call itself will complain
        return True


def _owner(row: Waiting) -> tuple[Any, str]:
    path, _, name = row.path.rpartition(".")
    module = sys.modules.get(row.module) or importlib.import_module(row.module)
    return (getattr(module, path) if path else module), name


def _by_name(module: str, name: str) -> Any:
    return getattr(importlib.import_module(module), name)
