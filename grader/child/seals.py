"""Remember what the checks rely on, and say what of it a program has replaced.

Taken before any learner code is imported, looked at after it has run. Everything that looking needs is bound
beforehand: a program may have replaced `all` or `map`. What is put back before anybody looks is not seen.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import partial
from operator import is_, itemgetter
from types import BuiltinFunctionType, FunctionType, MappingProxyType, ModuleType
from typing import Any, NamedTuple

Look = Callable[[], str]

# What judges: every value of these counts, constants included. They have no state of their own.
JUDGES = (
    *("grader.model", "grader.wire", "grader.child.run", "grader.child.recorder", "grader.child.job"),
    *("grader.child.plugin", "grader.child.instruments", "grader.child.submission", "grader.child.seals"),
    *("grader.child.kit", "grader.child.evidence.classify", "grader.child.evidence.places"),
    *("grader.child.output", "grader.child.hangs", "grader.child.warden", "grader.child.audit"),
    *("grader.child.closed", "grader.child.crunching"),
)
# What the judges stand on: functions, classes and modules count. A check may replace some and puts them back.
GROUND = (
    *("builtins", "sys", "time", "asyncio", "selectors", "concurrent.futures", "contextlib", "inspect"),
    *("types", "functools", "queue", "threading", "random", "warnings", "linecache", "reprlib"),
    *("grader.child", "pluggy", "pytest_asyncio.plugin", "_pytest.runner", "_pytest.python"),
    *("_pytest.outcomes", "_pytest.reports"),
)
_ORDINARY = (FunctionType, BuiltinFunctionType, type, ModuleType, staticmethod, classmethod, property)
_OF_EVERY_CLASS = frozenset({"__doc__", "__annotations__", "__weakref__", "__dict__", "_abc_impl"})
# These change by themselves.
_MOVING = frozenset(
    {
        "last_type",
        "last_value",
        "last_traceback",
        "last_exc",
        "_",
        "stdin",
        "stdout",
        "stderr",
        "__warningregistry__",
    }
)
_CANNOT_CHANGE = 1 << 8  # of the flags of a type


class _Row(NamedTuple):
    """What one module or class has to be like."""

    owner: str
    now: Mapping[str, Any]
    names: tuple[str, ...]
    were: tuple[Any, ...]  # the values of these names
    take: Callable[[Any], Any]  # gives the values that they have now
    all_were: tuple[Any, ...]  # of every name, in order
    all_now: Callable[[], Iterable[Any]]


class Seals:
    """What was there when the tests had been imported, and before any program was."""

    def __init__(self, tests: Mapping[str, ModuleType]) -> None:
        """Seal what is imported now; `tests` gives the modules of the hidden tests by their files."""
        judges = list(_modules(JUDGES))
        ground = [each for each in _modules(GROUND) if each not in judges]
        self._judges = _rows(judges, whole=True)
        self._rest = [*_rows(ground, whole=False), _registered(judges)]
        self._tests = {
            file: [*_rows([module], whole=True), _registered([module])] for file, module in tests.items()
        }

    def of(self, tests: str) -> Looks:
        """Give the looks for a program that the hidden tests of this file are about to judge."""
        judges = [*self._judges, *self._tests.get(tests, ())]
        return Looks(looker(judges), looker([*judges, *self._rest], hooks=True))


class Looks(NamedTuple):
    """Two looks at what must not change: a quick one at the judges, and one at everything."""

    judges: Look
    everything: Look


def looker(rows: Iterable[_Row], *, hooks: bool = False) -> Look:
    """Give a function that names the first thing that is not what it was, or nothing; it forgets nothing."""
    found: list[str] = []

    def look(  # noqa: PLR0913, PLR0917  # the defaults are what a program cannot reach by a name
        rows: tuple[_Row, ...] = tuple(rows),
        found: list[str] = found,
        every: Any = all,
        each: Any = map,
        same: Any = is_,
        size: Any = len,
        name: Any = _name,
        hook: Any = _hook if hooks else None,
    ) -> str:
        if found:
            return found[0]
        for owner, now, names, were, take, all_were, all_now in rows:
            try:
                # The quick way: nothing came, went or was replaced. A name that moves has to be left out.
                if size(now) == size(all_were) and every(each(same, all_now(), all_were)):
                    continue
            except RuntimeError:  # another thread is at it
                pass
            try:
                if every(each(same, take(now), were)):
                    continue
            except KeyError:  # it is no longer there
                pass
            found.append(name(owner, now, names, were, same))
            return found[0]
        told: str = "" if hook is None else hook()
        if told:
            found.append(told)
        return told

    return look


def _name(
    owner: str,
    now: Mapping[str, Any],
    names: tuple[str, ...],
    were: tuple[Any, ...],
    same: Callable[[object, object], bool],
) -> str:
    return next(
        (f"{owner}.{name}" for name, was in zip(names, were, strict=True) if not same(now.get(name), was)),
        owner,
    )


def _hook_of(trace: Callable[[], object], profile: Callable[[], object]) -> str:
    if trace() is not None:
        return "sys.settrace"
    return "sys.setprofile" if profile() is not None else ""


_hook = partial(_hook_of, sys.gettrace, sys.getprofile)


def _modules(names: Iterable[str]) -> Iterator[ModuleType]:
    """Yield what is imported of these and of what is below them."""
    for name, module in sorted(sys.modules.items()):
        below = any(name == each or name.startswith(f"{each}.") for each in names)
        if below and isinstance(module, ModuleType):
            yield module


def _rows(modules: Iterable[ModuleType], *, whole: bool) -> list[_Row]:
    rows: list[_Row] = []
    for module in dict.fromkeys(modules):
        rows.append(_row(module.__name__, vars(module), whole=whole))
        for each in list(vars(module).values()):
            if not isinstance(each, type) or each.__flags__ & _CANNOT_CHANGE:
                continue
            if each.__module__ == module.__name__:
                rows.append(_row(f"{module.__name__}.{each.__name__}", vars(each), whole=whole))
                if issubclass(each, Enum):
                    rows += [_row(str(one), vars(one), whole=True) for one in each]
    return rows


def _row(owner: str, now: Mapping[str, Any], *, whole: bool) -> _Row:
    kept = {
        name: value
        for name, value in now.items()
        if name not in _MOVING
        and name not in _OF_EVERY_CLASS
        and (whole or isinstance(value, _ORDINARY) or isinstance(now, MappingProxyType))
        and not name.startswith("_abc_")
    }
    return _made(owner, now, kept)


def _made(owner: str, now: Mapping[str, Any], kept: Mapping[str, Any]) -> _Row:
    """Add what takes all the values in one step; for one name it would give no tuple, so that is repeated."""
    names, values = tuple(kept), tuple(kept.values())
    if len(names) == 1:
        names, values = names * 2, values * 2
    take = itemgetter(*names) if names else _nothing
    return _Row(owner, now, names, values, take, tuple(now.values()), now.values)


def _nothing(_: object) -> tuple[()]:
    return ()


def _registered(modules: Iterable[ModuleType]) -> _Row:
    kept = {each.__name__: each for each in modules}
    kept = {name: each for name, each in kept.items() if sys.modules.get(name) is each}
    return _made("sys.modules", sys.modules, kept)
