"""One check's view of the learner's module, the clock and the fakes."""

from __future__ import annotations

import asyncio
import inspect
import weakref
from typing import TYPE_CHECKING, Any

from grader.child.evidence.classify import leaves
from grader.child.kit.beside import Beside
from grader.child.kit.expect import CheckFailed, Expect, show
from grader.child.kit.fakes import CLEANUP, Answer, Delay, Failure, Listener, Recorded, Service, State
from grader.child.kit.objects import Objects
from grader.child.kit.queues import Queues
from grader.child.kit.seeded import Seeded
from grader.child.kit.serving import Serving
from grader.child.kit.sharing import PATIENCE, Sharing
from grader.child.kit.suites import Suites
from grader.model import Evidence, Finding, Place, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from types import ModuleType

    from grader.child.evidence.places import Learner
    from grader.child.evidence.trace import LoopRecord, Trace
    from grader.child.instruments import Instruments
    from grader.child.submission import Submission


class Kit(Beside, Objects, Queues, Serving, Sharing, Suites, Seeded):
    """One check's view of the learner's module, the clock and the fakes."""

    def __init__(  # noqa: PLR0913, PLR0917  # made in one place, by the instruments
        self,
        module: ModuleType,
        submission: Submission,
        learner: Learner,
        trace: Trace,
        now: Callable[[], float],
        seed: str,
    ) -> None:
        super().__init__(seed)
        self.module = module
        self.place_of = submission.place_of  # the learner's line for a name
        self.handler_of = submission.handler_of  # … and for the handler that an error meets
        self.plain_caller = submission.plain_caller  # the line that hands a function to filter, map …
        self.unawaited_return = submission.unawaited_return  # … that returns a call unawaited from a block
        self.now = now
        self.began = 0.0  # the instant of the latest call of the learner's function
        self.elapsed = 0.0  # seconds that it took
        self.unended = 0  # calls of it that have begun and have neither returned nor failed
        self.services: list[Recorded] = []
        self.loops: Sequence[LoopRecord] = ()  # made in this check so far, in order
        self.findings: list[Finding] = []
        self.database = ""  # the address of a PostgreSQL database of this run, where the exercise needs one
        self.expect = Expect(learner, lambda: self.began, lambda: self.elapsed, submission)
        # What this check allows; the detectors' own functions are put here.
        self.allow_hold: Callable[[float], None] = lambda _seconds: None  # starting and closing pools
        self.allow_calls: Callable[..., None] = lambda *_names: None  # blocking calls, by their names
        self.may_stay: Callable[..., None] = lambda *_names: None  # resources left open, by their names
        self.shared = submission.shared  # what one check leaves for the others of the same file
        self.again: Callable[[], Instruments]  # makes instruments for another process, on the real clock
        self.misused: Callable[[], tuple[Finding, ...]] = tuple  # calls where they do not belong, up to now
        self.forgiven: frozenset[Evidence] = frozenset()  # kinds of evidence that say nothing in this check
        self.at_return: Callable[[], None] = lambda: None  # looks at what is open when the function returns
        self.guard: Callable[[], str] = str  # looks whether something that judges was replaced
        self.fresh: Callable[[], ModuleType] = lambda: module  # runs the learner's file once more
        self._learner = learner
        self._trace = trace

    # --- fakes

    def service(
        self,
        name: str,
        *,
        delay: Delay = 0.1,
        answer: Answer | None = None,
        failure: Failure = None,
        cleanup: float = CLEANUP,
    ) -> Service:
        """Make an asynchronous collaborator; without `answer` it gives a text drawn from the seed."""
        token = self.word()
        service = Service(
            name,
            self.now,
            self._learner,
            answer or (lambda *args: f"{name}({', '.join(map(str, args))})-{token}"),
            delay,
            failure,
            cleanup,
        )
        self.services.append(service)
        return service

    def listener(self, name: str) -> Listener:
        """Make a plain function to be called back: it writes down what it is told, when and where."""
        return Listener(name, self.now, self._learner)

    # --- the learner's code

    def get(self, name: str) -> Any:
        """Give a name of the learner's module, or fail with a sentence that says it is missing."""
        try:
            return getattr(self.module, name)
        except AttributeError:
            raise CheckFailed(
                f"{name} is missing: the exercise asks for that name, spelled like this.",
                Finding(Evidence.WRONG_VALUE, subject=name, text="missing name"),
            ) from None

    async def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Call the learner's async function, wait for it, and look at what it leaves at that instant."""
        return await self.run(self._function(name, args, kwargs), name, *args, **kwargs)

    async def outcome(
        self, kind: type[BaseException], name: str, *args: Any
    ) -> tuple[Any, BaseException | None]:
        """As `call`, where an error may come: give the value and None, or None and the error.

        The error is one of this kind, or a group that holds one; any other error passes through.
        """
        try:
            return await self.call(name, *args), None
        except BaseException as error:
            if any(isinstance(leaf, kind) for leaf in leaves(error)):
                return None, error
            raise

    def line_of(self, error: BaseException) -> Place | None:
        """Give the learner's deepest line that an error passed."""
        return self._learner.of_traceback(error.__traceback__)

    async def run(self, function: Callable[..., Any], name: str, *args: Any, **kwargs: Any) -> Any:
        """As `call`, for a function or method that is at hand; `name` is for messages."""
        # Python 3.13 forgets which loop runs when learner code tries to run another one inside it.
        loop = asyncio.get_running_loop()
        before = asyncio.all_tasks(loop)
        caller = asyncio.current_task(loop)
        self._caller = weakref.ref(caller) if caller else None
        self.began = self.now()
        self.unended += 1
        torn = 0
        try:
            awaitable = function(*args, **kwargs)
            if not inspect.isawaitable(awaitable):
                self._not_async(function, name, awaitable)
            return await awaitable
        except GeneratorExit:  # its task has been made to end while it was waiting
            torn = 1
            raise
        finally:
            self.unended += torn - 1
            # No await may come before this: one more turn of the loop hides what was left running.
            self.findings.extend(self._trace.left_over(before, loop))
            self._ended()

    def call_plain(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Call the learner's plain function, outside of any loop."""
        function = self._function(name, args, kwargs)
        self.began = self.now()
        try:
            return function(*args, **kwargs)
        finally:
            self._ended()

    def start(self, coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Start a task of the test's own, such as `kit.start(kit.call(...))` to cancel it later."""
        return self._trace.start_own(coroutine)

    async def cancel_after(self, seconds: float, name: str, *args: Any) -> None:
        """Call the learner's function, cancel it after these seconds, and expect that this comes back."""
        task = self.start(self.call(name, *args))
        await asyncio.sleep(seconds)
        if task.done():
            await task  # its own error says more
            self.expect.that(False, f"{name} had ended after {self.elapsed:.2f} s, before it was cancelled.")
        waited = self.waits_at()
        task.cancel()
        await asyncio.wait([task], timeout=PATIENCE)
        if not task.done():
            await self._never_ends(task, name, self._swallowed_at(waited))
        try:
            await self.not_cancelled(task, name)
        except asyncio.CancelledError:
            return
        message = f"{name} was cancelled, and it returned all the same."
        self.expect.reject("swallowed-cancellation", message, self._swallowed_at(waited))

    async def not_cancelled(self, task: asyncio.Task[Any], name: str) -> None:
        """Let out the error with which a call ended that was cancelled: it says more than that it went on.

        An error that a `raise` of the learner's made of the cancellation is the cancellation swallowed.
        """
        try:
            await task
        except Exception as error:
            place = self.line_of(error)
            if isinstance(error.__context__, asyncio.CancelledError) and self.is_raise(place):
                message = (
                    f"{name} was cancelled, and {type(error).__name__} came out in place of CancelledError."
                )
                self.expect.reject("swallowed-cancellation", message, place)
            raise

    async def _never_ends(self, task: asyncio.Task[Any], name: str, swallowed: Place | None) -> None:
        stuck = self.waits()
        await self.give_up(task)
        if swallowed:
            message = f"{name} was cancelled, and {PATIENCE:.0f} s later it had not ended."
            self.expect.reject("swallowed-cancellation", message, swallowed)
        self.reject_stuck(stuck)

    async def give_up(self, task: asyncio.Task[Any]) -> None:
        """Cancel a task that would never end; what that leaves behind is not the learner's fault."""
        found = len(self.findings)
        task.cancel()
        await asyncio.wait([task], timeout=PATIENCE)
        del self.findings[found:]

    def _swallowed_at(self, waited: Place | None) -> Place | None:
        calls = [call for service in self.services for call in service.calls]
        places = [waited, *(call.place for call in calls if call.state is State.CANCELLED)]
        found = (self.handler_of(asyncio.CancelledError(), place) for place in places)
        return next((place for place in found if place), None)

    def cancel_requests(self, task: asyncio.Task[Any]) -> tuple[Place | None, ...]:
        """Give the learner's lines that asked a task of this check to stop, one for each request."""
        record = getattr(task, "record", None)
        return tuple(record.asked) if record else ()

    def let_go(self) -> None:
        """Drop the errors that the fakes raise: through its frames each holds the task that it ended."""
        for service in self.services:
            service.failure = None

    def timeline(self) -> tuple[Span, ...]:
        """Give the calls of all services in order of their start."""
        spans = [span for service in self.services for span in service.spans(self.now())]
        return tuple(sorted(spans, key=lambda span: span.start))

    def _function(self, name: str, args: Sequence[Any], kwargs: dict[str, Any]) -> Callable[..., Any]:
        function = self.get(name)
        self.expect.where = self.place_of(name)
        return self._fits(function, name, args, kwargs)

    def _fits(
        self, function: Any, name: str, args: Sequence[Any], kwargs: dict[str, Any]
    ) -> Callable[..., Any]:
        if not callable(function):
            raise CheckFailed(
                f"{name} should be a function, but it is {show(function)}.",
                Finding(Evidence.WRONG_VALUE, self.expect.where, name, text="not a function"),
            )
        try:
            inspect.signature(function).bind(*args, **kwargs)
        except TypeError as error:
            raise CheckFailed(
                f"{name}{inspect.signature(function)} does not take the arguments of the exercise ({error}).",
                Finding(Evidence.WRONG_VALUE, self._defined(function), name, text="wrong signature"),
            ) from None
        except ValueError:
            pass  # a callable without a signature: the call itself will tell
        return function  # type: ignore[no-any-return]  # callable() says no more

    def _not_async(self, function: Callable[..., Any], name: str, result: object) -> None:
        self.expect.plain(result, f"what {name} returned")
        raise CheckFailed(
            f"{name} should be an async function, but calling it gave {show(result)} at once. "
            f"Define it with `async def`.",
            Finding(Evidence.SYNC_MIXUP, self._defined(function), name),
        )

    def _defined(self, function: Callable[..., Any]) -> Place | None:
        code = getattr(inspect.unwrap(function), "__code__", None)
        if code is None or not self._learner.owns(code.co_filename):
            return None
        return Place(code.co_filename, code.co_firstlineno)

    def _ended(self) -> None:
        self.elapsed = self.now() - self.began
        self.guard()
        self.at_return()
        for service in self.services:
            for call in service.calls:
                call.at_return = call.at_return or call.state_now
