"""Put every instrument around one check and collect what they found."""

from __future__ import annotations

import asyncio
import contextlib
import random
from typing import TYPE_CHECKING, Any, Self

from grader.child.blocking.detector import BlockingDetector
from grader.child.clock.install import RealClock, kata_clock, real_clock
from grader.child.clock.times import learner_time
from grader.child.evidence.leaks import Leaks
from grader.child.evidence.misuse import Misuse
from grader.child.evidence.noise import Noise
from grader.child.evidence.places import Learner, waiting_for
from grader.child.evidence.trace import LoopRecord, Trace
from grader.child.frames import frame_above
from grader.child.kit.kit import Kit
from grader.child.output import BoundedText
from grader.model import Clock, Evidence, Finding, Wait

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from grader.child.clock.kata import KataClock
    from grader.child.submission import Submission

_SLEEPS = ("__sleep0", "sleep")  # asyncio.sleep(0) has a function of its own


class Instruments:
    """The clock, the detectors and the learner's module of one check; enter it around the whole check."""

    def __init__(self, submission: Submission, clock: Clock, seed: str, database: str = "") -> None:
        self.submission = submission
        self.learner = Learner([submission.filename])
        self.trace = Trace(self.learner, seed)
        self.noise = Noise(self.learner, submission.source)
        self.misuse = Misuse(self.learner)
        self.blocking = BlockingDetector(self.learner, watch_sleep=False, now=lambda: self.clock.now())  # noqa: PLW0108  # it has no clock yet
        self.leaks = Leaks(self.learner)
        self.output = BoundedText()
        self.kit: Kit | None = None
        self.guard: Callable[[], str] = str  # looks whether something that judges was replaced
        self._clock = clock
        self._seed = seed
        self._database = database
        self._found: list[Finding] = []
        self.clock: KataClock | RealClock
        self._loops: list[LoopRecord] = []
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Self:
        enter = self._stack.enter_context
        enter(contextlib.redirect_stdout(self.output))
        enter(contextlib.redirect_stderr(self.output))
        if self._clock is Clock.KATA:
            self.clock = enter(kata_clock(self))
        else:
            self.clock = enter(real_clock(self))
        enter(self._own_loops())
        enter(self.noise)
        enter(self.misuse)
        enter(self.leaks)
        enter(self.blocking)
        return self

    def __exit__(self, *exc: object) -> None:
        if self.kit:
            self.kit.let_go()
        self.noise.settle()
        self.leaks.settle()
        self._stack.close()

    def load(self) -> Kit:
        """Run the learner's file and give the kit for its hidden test."""
        made = len(self._loops)
        random.seed(
            f"{self._seed}:program"
        )  # what a program draws of its own belongs to what the seed repeats
        module = self._load()
        bound = self.submission.loop_bound(module)
        self._found.extend(bound)
        self.kit = Kit(module, self.submission, self.learner, self.trace, self.clock.now, self._seed)
        self.kit.loops = self._loops
        self.kit.database = self._database
        self.kit.allow_hold = self.blocking.allow_pools
        self.kit.allow_calls = self.blocking.allow_calls
        self.kit.may_stay = self.leaks.may_stay
        self.kit.misused = self.misuse.findings
        self.kit.at_return = self.leaks.mark
        self.kit.guard = self.guard
        self.kit.fresh = self._load
        self.kit.again = lambda: Instruments(self.submission, Clock.REAL, self._seed)
        self.kit.expect.at_import = (
            *bound,
            *self.misuse.findings(),
            *map(_made_at_import, self._loops[made:]),
        )
        return self.kit

    def new_loop(self) -> asyncio.AbstractEventLoop:
        """Make a loop on this check's clock; it tells the trace of its tasks and the noise of its errors."""
        loop = self._bare_loop()
        loop.set_task_factory(self.trace.factory)
        loop.set_exception_handler(self.noise.on_loop_error)
        self._loops.append(LoopRecord(loop, self.learner.in_stack(frame_above(1))))
        return loop

    def findings(self) -> tuple[Finding, ...]:
        """Give what all instruments found, without repetitions."""
        found = [*self._found, *self.misuse.findings(), *self.noise.findings()]
        found += [*self.trace.dropped(), *self.leaks.findings(), *self.blocking.findings()]
        if self.kit:
            found = [each for each in (*found, *self.kit.findings) if each.kind not in self.kit.forgiven]
        return tuple(dict.fromkeys(found))

    def stuck(self) -> tuple[Wait, ...]:
        """Give what every task of every loop of this check waits for, and at which learner line."""
        loops = [record.loop for record in self._loops if not record.loop.is_closed()]
        return tuple(wait for loop in loops for wait in self._waits(loop))

    # --- what the clock tells

    def slept(self, seconds: float) -> None:
        """Hear of a time.sleep on the thread of a running loop."""
        self.blocking.slept(seconds)

    def spun(self, loop: asyncio.AbstractEventLoop, turns: int) -> None:
        """Hear of a loop that turns without waiting for anything."""
        # A task that yields without waiting has no future to wait for; others wait beside it.
        turning = self._waits(loop, lambda task: getattr(task, "_fut_waiter", None) is None)
        waits = [*turning, *self._waits(loop)]
        place = next((wait.place for wait in waits if wait.what in _SLEEPS and wait.place), None)
        if place is None:
            place = next((wait.place for wait in waits if wait.place), None)
        self._found.append(Finding(Evidence.SPUN, place, "asyncio.sleep(0)", count=turns))

    def deadlocked(self, loop: asyncio.AbstractEventLoop | None) -> None:
        """Hear that nothing can go on."""
        waits = self._waits(loop) if loop else self.stuck()
        place = next((wait.place for wait in waits if wait.place), None)
        self._found.append(Finding(Evidence.DEADLOCK, place, waits=waits))

    # --- inside

    def _load(self) -> ModuleType:
        return self.submission.load({"time": learner_time(self.clock)})

    def _waits(
        self,
        loop: asyncio.AbstractEventLoop,
        of: Callable[[asyncio.Task[Any]], bool] = lambda _task: True,
    ) -> tuple[Wait, ...]:
        found = [
            Wait(
                self.learner.name_in_chain(task) or _name(task),
                waiting_for(task),
                self.learner.of_await_chain(task) or _created(task),
            )
            for task in asyncio.all_tasks(loop)
            if of(task)
        ]
        # What waits at no line of the learner's is the hidden test's own business.
        ours = [wait for wait in found if wait.place]
        return tuple(
            sorted(ours, key=lambda wait: (wait.place.line if wait.place else 0, wait.task, wait.what))
        )

    @contextlib.contextmanager
    def _own_loops(self) -> Any:
        # asyncio.run, Runner and new_event_loop all come here; the clock has put its own maker in place.
        self._bare_loop: Callable[[], asyncio.AbstractEventLoop] = asyncio.events.new_event_loop
        public = asyncio.new_event_loop
        asyncio.events.new_event_loop = asyncio.new_event_loop = self.new_loop
        try:
            yield
        finally:
            asyncio.events.new_event_loop = self._bare_loop
            asyncio.new_event_loop = public


def _made_at_import(record: LoopRecord) -> Finding:
    place = record.created
    where = f" at line {place.line}" if place else ""
    text = f"Importing the file makes an event loop{where}."
    return Finding(Evidence.OBSERVED, place, code="loop-bound-at-import", text=text)


def _name(task: asyncio.Task[Any]) -> str:
    record = getattr(task, "record", None)
    return record.name if record else getattr(task.get_coro(), "__qualname__", "task")


def _created(task: asyncio.Task[Any]) -> Any:
    return getattr(getattr(task, "record", None), "created", None)
