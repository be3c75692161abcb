"""Run the learner's own unittest classes on one implementation after another, each for a bounded time."""

from __future__ import annotations

import asyncio
import inspect
import sys
import time
import unittest
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn
from weakref import WeakKeyDictionary

from grader.child.evidence.classify import of_exception
from grader.child.kit.outcomes import Outcome, SuiteRun, Told
from grader.model import Evidence, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from types import ModuleType, TracebackType

    from grader.child.evidence.places import Learner
    from grader.model import Finding, Wait

__all__ = ["Cut", "SuiteRun", "Suites", "Told"]

# Seconds of computing after which a run whose loop spins is cut: its clock would take long to do that.
CPU = 0.3
_AGAIN = 0.5  # seconds after which a run that was cut is cut once more, if its cleanup does not end
# What tests do and leave is between them and the implementation; what they misuse is their own.
_OF_GOOD_RUNS = frozenset(
    {
        Evidence.BLOCKED,
        Evidence.COMPUTED,
        Evidence.SPUN,
        Evidence.DEADLOCK,
        Evidence.LEFT_RUNNING,
        Evidence.LEFT_AWAITED,
        Evidence.LEFT_CANCELLING,
        Evidence.TASK_LOST,
        Evidence.ERROR_UNREAD,
        Evidence.GENERATOR_OPEN,
        Evidence.RESOURCE_OPEN,
    }
)


class Cut(KeyboardInterrupt):
    """End a run of tests: of all exceptions, unittest and asyncio let only this kind pass."""


class Suites:
    """The part of the kit that knows test classes of the learner's."""

    module: ModuleType
    now: Callable[[], float]
    fresh: Callable[[], ModuleType]  # runs the learner's file once more
    began: float
    elapsed: float
    forgiven: frozenset[Evidence]
    place_of: Callable[[str], Place]
    _learner: Learner

    if TYPE_CHECKING:  # what the kit adds
        # ruff: noqa: D102  # it has its docstring there
        def waits(self) -> tuple[Wait, ...]: ...

    def run_tests(self, name: str, implementation: type, *, good: bool, seconds: float) -> SuiteRun:
        """Run all tests of the file with an implementation as the attribute `name` of each of its classes.

        The file is loaded anew. With a broken implementation nothing that the instruments see in this check
        is held against the learner; with a good one, that holds for what tests block and leave behind. In all
        that the tests can see, the two runs are alike. To be called outside of any loop.
        """
        self.forgiven |= _OF_GOOD_RUNS if good else frozenset(Evidence)
        classes = _test_classes(self.fresh())
        run = SuiteRun(tuple(each.__name__ for each in classes))
        for each in classes:
            setattr(each, name, _covered(implementation, name, run))
        self.began = self.now()
        cpu = time.thread_time() + CPU
        outcome = Outcome(run, self.now, self._classified, self.place_of)
        try:
            with _bounded(_Bounds(run, self.now, self.waits, self.began + seconds, cpu)):
                outcome.run(classes)
        except Cut:
            run.cut = True
        run.seconds = self.elapsed = self.now() - self.began
        sys.modules[self.module.__name__] = self.module  # what the fresh one holds goes with this check
        return run

    def _classified(self, error: BaseException) -> tuple[Finding, Place | None]:
        finding = of_exception(error, self._learner)
        return finding, _before(error.__traceback__, self._learner) or finding.place


@dataclass(slots=True)
class _Bounds:
    """How long a run may go on."""

    run: SuiteRun
    now: Callable[[], float]
    waits: Callable[[], tuple[Wait, ...]]
    end: float
    cpu: float
    loops: list[asyncio.AbstractEventLoop] = field(default_factory=list)

    def cut(self) -> NoReturn:
        """End the run, and note where the test is: in its own task, else in one that it has started."""
        waits = self.waits()
        own = [wait for wait in waits if wait.task.startswith(self.run.at)]
        exact = [wait for wait in own if wait.task == self.run.at]
        self.run.wait = self.run.wait or next(iter(exact or own[-1:] or waits), None)
        raise Cut

    def cut_later(self, loop: asyncio.AbstractEventLoop) -> None:
        """End the run, and its cleanup, too, if that does not end by itself."""
        loop.call_later(_AGAIN, self.cut_later, loop)
        self.cut()

    def loop(self, loop: Any) -> asyncio.AbstractEventLoop:
        """Bound a new loop."""
        turn = loop._run_once  # asyncio has no public place that every turn passes

        def bounded_turn() -> None:
            # The kata clock knows a loop that spins; on the real one, all that compute long count as such.
            if getattr(loop, "spinning", True) and time.thread_time() > self.cpu:
                self.cpu += CPU
                self.cut()
            turn()

        loop._run_once = bounded_turn
        loop.set_debug = lambda _: None  # unittest asks for it; it doubles the cost, and nobody reads its log
        loop.call_later(max(0.0, self.end - self.now()), self.cut_later, loop)
        self.loops.append(loop)
        return loop  # type: ignore[no-any-return]  # a loop, with private methods of its own

    def sleep(self, sleep: Callable[[float], None], seconds: float) -> None:
        """Sleep as time.sleep does, but not for ever."""
        sleep(seconds)
        if self.now() > self.end:
            raise Cut

    def close(self) -> None:
        """Close the loops that a run left open when it was cut."""
        for loop in self.loops:
            if not loop.is_running():
                loop.close()


@contextmanager
def _bounded(bounds: _Bounds) -> Iterator[None]:
    new_loop, sleep = asyncio.events.new_event_loop, time.sleep
    asyncio.events.new_event_loop = asyncio.new_event_loop = lambda: bounds.loop(new_loop())
    time.sleep = lambda seconds: bounds.sleep(sleep, seconds)  # type: ignore[arg-type]  # any number will do
    try:
        yield
    finally:
        asyncio.events.new_event_loop = asyncio.new_event_loop = new_loop
        time.sleep = sleep
        bounds.close()


def _test_classes(module: ModuleType) -> list[type[unittest.TestCase]]:
    own = (each for each in vars(module).values() if getattr(each, "__module__", "") == module.__name__)
    tests = (each for each in own if isinstance(each, type) and issubclass(each, unittest.TestCase))
    return list(dict.fromkeys(tests))


def _before(traceback: TracebackType | None, learner: Learner) -> Place | None:
    """Give the learner's deepest line before a traceback comes to the cover of the implementation."""
    place = None
    while traceback is not None and traceback.tb_frame.f_code.co_filename != _FILE:
        if learner.owns(traceback.tb_frame.f_code.co_filename):
            place = Place(traceback.tb_frame.f_code.co_filename, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place


class _Steps:
    """Await a coroutine that cannot be seen from the one that waits for it."""

    __slots__ = ("_coroutine",)

    def __init__(self, coroutine: Coroutine[Any, Any, object]) -> None:
        self._coroutine = coroutine

    def __await__(self) -> Any:  # an iterator with no name in Python
        return self._coroutine.__await__()


def _covered(implementation: type[Any], name: str, run: SuiteRun) -> type[Any]:
    """Make a class with the methods of an implementation, and none of what tells one from another."""
    made: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()

    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        run.made += 1
        made[self] = implementation(*args, **kwargs)

    cover = type(name, (), {"__init__": init})
    for each in (each for each in dir(implementation) if not each.startswith("_")):
        method = _cover(getattr(implementation, each), made)
        method.__name__, method.__qualname__ = each, f"{name}.{each}"
        setattr(cover, each, method)
    return cover


def _cover(method: Callable[..., Any], made: WeakKeyDictionary[Any, Any]) -> Callable[..., Any]:
    bind = inspect.signature(method).bind  # its errors name no implementation

    def begin(self: object, *args: object, **kwargs: object) -> Any:
        bound = bind(made[self], *args, **kwargs)
        return method(*bound.args, **bound.kwargs)

    async def covered(self: object, *args: object, **kwargs: object) -> object:
        try:
            return await _Steps(begin(self, *args, **kwargs))
        except BaseException as error:
            error.__traceback__ = None  # it goes on without the lines of the implementation
            raise

    def covered_plain(self: object, *args: object, **kwargs: object) -> object:
        try:
            return begin(self, *args, **kwargs)
        except BaseException as error:
            error.__traceback__ = None
            raise

    return covered if inspect.iscoroutinefunction(method) else covered_plain


_FILE = _cover.__code__.co_filename
