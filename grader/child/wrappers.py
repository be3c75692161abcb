"""Wrap the functions that wait without an audit event, and put everything back."""

from __future__ import annotations

import functools
import importlib
import sys
import time
from types import FunctionType
from typing import TYPE_CHECKING, Any

from grader.child import steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from grader.child.forgiven import Waiting

    Tell = Callable[[Waiting, float], None]

_now = time.perf_counter


class Builtin:
    """Stand in for a function written in C: never becomes a method, and is pickled by its name."""

    def __init__(self, original: Any, row: Waiting, tell: Tell) -> None:
        self._original, self._row, self._tell = original, row, tell
        self.__name__ = self.__qualname__ = row.path
        self.__module__ = row.module
        self.__doc__ = original.__doc__
        self.__wrapped__ = original

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the original and tell how long it took, when it ran in a step."""
        return _timed(self._original, self._row, self._tell, args, kwargs)

    def __reduce__(self) -> tuple[Any, ...]:
        return _by_name, (self._row.module, self._row.path)

    def __repr__(self) -> str:
        return repr(self._original)


class Wrappers:
    """The wrappers of one detector."""

    def __init__(self, rows: Iterable[Waiting], tell: Tell) -> None:
        self._rows = tuple(rows)
        self._tell = tell
        self._replaced: list[tuple[Any, str, Any, Any]] = []  # owner, name, what was there, what is there now

    def install(self) -> None:
        """Replace each function by a wrapper of whatever stands there now."""
        for row in self._rows:
            owner, name = _owner(row)
            original = getattr(owner, name, None)
            if original is None:  # this system has no such function
                continue
            wrapper = _wrapper(original, row, self._tell)
            self._put(owner, name, original, wrapper)
            if not isinstance(original, FunctionType):
                for module, alias in _early_names(original, row):
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


def _wrapper(original: Any, row: Waiting, tell: Tell) -> Any:
    if not isinstance(original, FunctionType):
        return Builtin(original, row, tell)

    @functools.wraps(original)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return _timed(original, row, tell, args, kwargs)

    return wrapper


def _timed(original: Any, row: Waiting, tell: Tell, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    if steps.current() is None or _is_harmless(row, (*args, *kwargs.values())):
        return original(*args, **kwargs)
    start = _now()
    try:
        result = original(*args, **kwargs)
    except (RuntimeError, TypeError, ValueError):  # it refused to wait
        raise
    except BaseException:
        tell(row, _now() - start)
        raise
    tell(row, _now() - start)
    return result


def _is_harmless(row: Waiting, arguments: tuple[Any, ...]) -> bool:
    try:
        return row.harmless(arguments)
    except Exception:  # strange arguments: the call itself will complain
        return True


def _owner(row: Waiting) -> tuple[Any, str]:
    path, _, name = row.path.rpartition(".")
    module = importlib.import_module(row.module)
    return (getattr(module, path) if path else module), name


def _by_name(module: str, name: str) -> Any:
    return getattr(importlib.import_module(module), name)


_scanned: dict[tuple[str, str], int] = {}  # function and module: the module's identity when it was read
_holders: dict[str, list[tuple[Any, str]]] = {}


def _early_names(original: Any, row: Waiting) -> list[tuple[Any, str]]:
    """Find modules that took the function by name before; each module is read once."""
    found = _holders.setdefault(row.name, [])
    for key, module in list(sys.modules.items()):
        if _scanned.get((row.name, key)) == id(module):
            continue
        _scanned[row.name, key] = id(module)
        names = getattr(module, "__dict__", None)
        if isinstance(names, dict):
            found += [(module, alias) for alias, value in list(names.items()) if value is original]
    return [(module, alias) for module, alias in found if getattr(module, alias, None) is original]
