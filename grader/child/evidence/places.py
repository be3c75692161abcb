"""Find the learner's lines: in a running stack, a suspended await chain, an origin or a traceback."""

from __future__ import annotations

import asyncio
import gc
import sysconfig
from types import AsyncGeneratorType, CodeType, CoroutineType, FrameType, GeneratorType, TracebackType
from typing import TYPE_CHECKING, Any

from _pytest.python import pytest_pyfunc_call

from grader.model import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_LINKS = 500  # of one await chain; a longer one is a runaway recursion
# Awaitables that hide what they wait for from Python; the collector can see through them.
_WRAPPERS = frozenset(
    {"coroutine_wrapper", "async_generator_asend", "async_generator_athrow", "anext_awaitable"}
)
# What waits by means of another public function of asyncio, an Event or a Condition that nobody else sees.
_WHOLE = frozenset({"Queue.join", "Barrier.wait"})
_RUN_ONCE = asyncio.BaseEventLoop._run_once.__code__  # type: ignore[attr-defined]  # one turn of a loop
_CALL_OF_TEST = pytest_pyfunc_call.__code__  # below it is pytest alone
_LIBRARIES = tuple({sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")})


class Learner:
    """Tell the learner's files from all others, and give the learner's line behind an event."""

    __slots__ = ("_files",)

    def __init__(self, files: Collection[str]) -> None:
        """Take the files as their code objects name them (`co_filename`)."""
        self._files = frozenset(files)

    @property
    def files(self) -> frozenset[str]:
        """The learner's files, as code objects name them."""
        return self._files

    def owns(self, filename: str) -> bool:
        """Say whether code of this file name is the learner's."""
        return filename in self._files

    def in_stack(self, frame: FrameType | None) -> Place | None:
        """Give the deepest learner line at or above a running frame."""
        return self._above(frame, _CALL_OF_TEST)

    def in_step(self, frame: FrameType | None) -> Place | None:
        """As in_stack, within the step that the loop runs: below it is whoever started the loop."""
        return self._above(frame, _RUN_ONCE)

    def _above(self, frame: FrameType | None, end: CodeType) -> Place | None:
        files = self._files
        while frame is not None and (code := frame.f_code) is not end:  # each look at code is an audit event
            if code.co_filename in files:
                return Place(code.co_filename, frame.f_lineno)
            frame = frame.f_back
        return None

    def of_await_chain(self, awaitable: object) -> Place | None:
        """Give the deepest learner line at which a task, coroutine or generator is suspended."""
        found: Place | None = None
        for code, line in _suspended(awaitable):
            if code.co_filename in self._files:
                found = Place(code.co_filename, line)
        return found

    def name_in_chain(self, awaitable: object) -> str:
        """Name the outermost learner function that a suspended task is inside of."""
        owned = (code for code, _line in _suspended(awaitable) if code.co_filename in self._files)
        return next((code.co_qualname for code in owned), "")

    def of_origin(self, coroutine: object) -> Place | None:
        """Give the learner line that made a coroutine, when origins were tracked."""
        for filename, line, _function in getattr(coroutine, "cr_origin", None) or ():
            if filename in self._files:
                return Place(filename, line)
        return None

    def of_traceback(self, traceback: TracebackType | None) -> Place | None:
        """Give the deepest learner line that an exception passed."""
        found: Place | None = None
        while traceback is not None:
            filename = traceback.tb_frame.f_code.co_filename
            if filename in self._files:
                found = Place(filename, traceback.tb_lineno)
            traceback = traceback.tb_next
        return found


def waiting_for(awaitable: object, learner: Learner | None = None) -> str:
    """Name what a suspended awaitable is inside of, such as "Lock.acquire", "sleep" or "Future".

    Private helpers are skipped in favour of the public function around them. Code of the learner (without
    one: code outside the installed libraries) is never named; what it awaits directly is "Future", "Task"
    or "gather".
    """
    name = ""
    for code, _line in _suspended(awaitable):
        if learner.owns(code.co_filename) if learner else not code.co_filename.startswith(_LIBRARIES):
            name = ""
        elif name not in _WHOLE and _is_public(code.co_qualname):
            name = ".".join(code.co_qualname.rpartition("<locals>.")[2].split(".")[-2:])
    return name or _future_name(getattr(awaitable, "_fut_waiter", None))


def _is_public(qualname: str) -> bool:
    last = qualname.rpartition(".")[2]
    if last in {"__await__", "__iter__"}:  # a future's own, on the way to whatever holds it
        return False
    return last.startswith("__") or not last.startswith("_")


def _future_name(future: object) -> str:
    if isinstance(future, asyncio.Task):
        return "Task"
    return "gather" if type(future).__name__ == "_GatheringFuture" else "Future"


def _suspended(awaitable: object) -> Iterator[tuple[CodeType, int]]:
    """Yield code and line of each frame of an await chain, outermost first."""
    current: Any = awaitable
    for _ in range(_LINKS):
        if isinstance(current, asyncio.Task):
            current = current.get_coro()
        frame: FrameType | None
        code: CodeType | None
        match current:
            case CoroutineType():
                code, frame, following = current.cr_code, current.cr_frame, current.cr_await
            case GeneratorType():
                code, frame, following = current.gi_code, current.gi_frame, current.gi_yieldfrom
            case AsyncGeneratorType():
                code, frame, following = current.ag_code, current.ag_frame, current.ag_await
            case _:
                code, frame, following = None, None, _unwrapped(current)
        if frame is not None and code is not None:
            yield code, frame.f_lineno or code.co_firstlineno
        # A task inside a chain is awaited, not part of it: it has a chain of its own.
        if following is None or isinstance(following, asyncio.Future):
            return
        current = following


def _unwrapped(awaitable: object) -> object | None:
    if type(awaitable).__name__ not in _WRAPPERS:
        return None
    for inner in gc.get_referents(awaitable):
        if isinstance(inner, CoroutineType | GeneratorType | AsyncGeneratorType):
            return inner
        if type(inner).__name__ in _WRAPPERS:
            return inner  # type: ignore[no-any-return]  # referents are untyped
    return None
