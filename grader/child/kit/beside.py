"""Give hidden tests what they need where work runs beside the loop: in threads, processes and other tasks."""

from __future__ import annotations

import asyncio
import inspect
import linecache
import sys
import threading
import weakref
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from grader.child import crunching
from grader.child.evidence.files import Files
from grader.child.kit.blocking_fakes import BlockingCall, BlockingService
from grader.child.kit.expect import CheckFailed
from grader.model import Evidence, Finding, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from types import FrameType, ModuleType

    from grader.child.evidence.places import Learner
    from grader.child.kit.expect import Expect
    from grader.child.kit.fakes import Answer, Delay, Failure, Recorded

# What Python says when an executor was given something else than a plain function and its arguments.
_HAND_OVER = (
    ("object is not callable", "was given a value, because the function had been called already"),
    ("unexpected keyword argument", "does not take keyword arguments for the function"),
    ("coroutines cannot be used", "was given a coroutine instead of a plain function"),
    ("cannot pickle 'coroutine'", "called an async function in another process, and cannot await it"),
    ("run_in_executor() missing", "was not given both a pool, or None, and a function"),
    ("has no attribute 'submit'", "was given something else in the place of the pool"),
)


@dataclass(slots=True)
class Turns:
    """Count the turns of the running loop while entered: how often it was woken."""

    count: int = 0
    _loop: Any = field(default_factory=asyncio.get_running_loop)
    _found: Any = None  # what was in the place of the loop's own method

    def __enter__(self) -> Self:
        one_turn, self._found = self._loop._run_once, vars(self._loop).get("_run_once")

        def counted() -> None:
            self.count += 1
            one_turn()

        self._loop._run_once = counted
        return self

    def __exit__(self, *_: object) -> None:
        del self._loop._run_once
        if self._found:
            self._loop._run_once = self._found


class Beside:
    """The part of the kit that knows threads, processes and several calls at the same time."""

    now: Callable[[], float]
    module: ModuleType
    services: list[Recorded]
    expect: Expect
    allow_hold: Callable[[float], None]  # lets starting and closing pools hold the loop for these seconds
    _learner: Learner
    # The task that runs the learner's function, weakly: held here, an error of its would never be unread.
    _caller: weakref.ref[asyncio.Task[Any]] | None = None

    if TYPE_CHECKING:  # what the kit adds
        # ruff: noqa: D102  # these have their docstrings there
        def word(self) -> str: ...
        def start(self, coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]: ...
        def line_of(self, error: BaseException) -> Place | None: ...
        async def call(self, name: str, *args: Any, **kwargs: Any) -> Any: ...
        async def run(self, function: Callable[..., Any], name: str, *args: Any) -> Any: ...
        def _function(self, name: str, args: Sequence[Any], kwargs: dict[str, Any]) -> Callable[..., Any]: ...
        def _not_async(self, function: Callable[..., Any], name: str, result: object) -> None: ...

    def blocking_service(
        self, name: str, *, delay: Delay = 0.1, answer: Answer | None = None, failure: Failure = None
    ) -> BlockingService:
        """Make a plain function that takes its time; without `answer` it gives a text drawn from the seed."""
        token = self.word()
        service = BlockingService(
            name,
            self.now,
            self._learner,
            self.waits_at,
            answer or (lambda *args, **_: f"{name}({', '.join(map(str, args))})-{token}"),
            delay,
            failure,
        )
        self.services.append(service)
        return service

    def waits_at(self) -> Place | None:
        """Give the line at which the learner's function waits now; any thread may ask."""
        caller = self._caller() if self._caller else None
        if caller is None:
            return None
        place = self._learner.of_await_chain(caller)
        if place is None:  # it runs: the work was so short that the loop has not come to wait yet
            thread = getattr(caller.get_loop(), "_thread_id", None)
            place = self._learner.in_stack(sys._current_frames().get(thread or 0))
        return place

    def line_with(self, *texts: str) -> Place | None:
        """Give the first line of the learner's file that holds one of these texts, such as "ThreadPool("."""
        for file in sorted(self._learner.files):
            for number, line in enumerate(linecache.getlines(file), start=1):
                if any(text in line for text in texts):
                    return Place(file, number)
        return None

    def is_raise(self, place: Place | None) -> bool:
        """Say whether a `raise` stands at this line."""
        return place is not None and linecache.getline(place.file, place.line).split()[:1] == ["raise"]

    def watch_crunching(self) -> list[BlockingCall]:
        """Note the computations of `crunching` that run in this process, in the list that this gives."""
        calls: list[BlockingCall] = []
        loop_thread = threading.get_ident()

        def note(frame: FrameType) -> None:
            place = self._learner.in_stack(frame) or self.waits_at()
            on_loop = threading.get_ident() == loop_thread
            calls.append(BlockingCall((), "", self.now(), place=place, on_loop=on_loop))

        crunching.watch(note)
        return calls

    def files(self, folder: str, *, full_after: int | None = None) -> Files:
        """Note in a `with` block who opens, writes and closes the files of a folder, and on which thread.

        Once `full_after` bytes are written, writing raises the OSError of a full disk.
        """
        return Files(folder, self._learner, self.waits_at, self.module, full_after)

    def turns(self) -> Turns:
        """Count the turns of the loop in a `with` block; a program that waits for one thing needs a few."""
        return Turns()

    async def together(self, name: str, *calls: Sequence[Any]) -> list[Any]:
        """Call the learner's async function once for each row of arguments, all at the same time.

        Give the results in the order of the rows, or raise the first error when all calls have ended.
        """
        function = self._function(name, calls[0], {})

        async def all_calls() -> list[Any]:
            awaitables = [function(*args) for args in calls]
            for awaitable in awaitables:
                if not inspect.isawaitable(awaitable):
                    self._not_async(function, name, awaitable)
            tasks = [self.start(_wait_for(awaitable)) for awaitable in awaitables]
            self._caller = weakref.ref(tasks[0])
            return await asyncio.gather(*tasks, return_exceptions=True)

        results = await self.run(all_calls, name)
        error = next((result for result in results if isinstance(result, BaseException)), None)
        if error is not None:
            raise error
        return list(results)

    async def hand_over(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """As `call`, where work goes to an executor: giving that the wrong thing is `executor-misuse`."""
        try:
            got = await self.call(name, *args, **kwargs)
        except (TypeError, AttributeError) as error:
            said = next((words for phrase, words in _HAND_OVER if phrase in str(error)), None)
            if said is None:
                raise
            message = f"The executor {said}. Python says: {error}."
            raise CheckFailed(message, _misused(message, self.line_of(error) or self.expect.where)) from error
        items = got if isinstance(got, list | tuple) else [got]
        # Origins are tracked in the loop's thread only: a coroutine without one was made in another thread.
        strays = [item for item in items if inspect.iscoroutine(item) and item.cr_origin is None]
        if strays:
            message = f"{name} gave a coroutine: the executor called an async function, and cannot await it."
            for stray in strays:
                stray.close()  # it is reported here, and not again as never awaited
            raise CheckFailed(message, _misused(message, self.expect.where))
        return got


async def _wait_for(awaitable: Any) -> Any:
    return await awaitable


def _misused(message: str, place: Place | None) -> Finding:
    return Finding(Evidence.OBSERVED, place, code="executor-misuse", text=message)
