"""Run a program of the user's own with every instrument around it, and write down what was seen."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

from grader.child.blocking.detector import BlockingDetector
from grader.child.clock.install import kata_clock
from grader.child.clock.observer import Deadlock
from grader.child.clock.times import learner_time
from grader.child.doctor.asides import Asides
from grader.child.doctor.loop_hooks import LoopHooks
from grader.child.doctor.own_files import ProgramFiles
from grader.child.doctor.polling import asking_loop
from grader.child.doctor.program import INTERRUPTED, Ended, Program, import_instead
from grader.child.doctor.stuck import deadlock, who_spins
from grader.child.doctor.task_log import TaskLog
from grader.child.evidence.classify import of_exception
from grader.child.evidence.leaks import Leaks
from grader.child.evidence.misuse import Misuse
from grader.examination import Examination, encode
from grader.model import Clock, Evidence, Finding, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_GRACE = 1.0  # real seconds in which a program that stands still may clean up
_STOPPED = 128 + signal.SIGTERM
_now = time.perf_counter
_end_now = os._exit


def examine(report: str, clock: str, typed: str, arguments: Sequence[str]) -> int:
    """Run one program in this process and give its exit code; `report` is the file to write."""
    return Doctor(report, os.path.abspath(typed), Clock(clock)).run(typed, arguments)  # noqa: PTH100  # pathlib would load first


class Doctor:
    """One examination; it hears of what loops and the kata clock notice."""

    def __init__(self, report: str, script: str, clock: Clock) -> None:
        self._report, self._script, self._clock = report, script, clock
        self._process = os.getpid()
        self._began = _now()
        self._now: Callable[[], float] = lambda: _now() - self._began
        learner = self._learner = ProgramFiles(script)
        self._log = TaskLog(learner, lambda: self._now())  # noqa: PLW0108  # another clock may come
        self._asides = Asides(learner, self._log)
        self._misuse = Misuse(learner)
        self._leaks = Leaks(learner)
        kata = clock is Clock.KATA
        self._blocking = BlockingDetector(learner, watch_sleep=not kata, now=lambda: self._now())  # noqa: PLW0108  # as above
        self._hooks = LoopHooks(self, None if kata else self)
        self._found: list[Finding] = []
        self._stuck = False
        self._stack = contextlib.ExitStack()
        self._written = False

    def run(self, typed: str, arguments: Sequence[str]) -> int:
        """Run the program to its end, its threads included."""
        program = Program(self._script, typed, arguments)
        self._enter()
        self._began = _now()
        ended = program.run(lambda: self._hooks.started)
        code = ended.code
        if ended.error is not None:
            self._asides.freeze()  # what the error's frames hold was not forgotten
        try:
            # As the interpreter does next; loops may still run in threads.
            threading._shutdown()  # type: ignore[attr-defined]  # private, and the only way to wait for pools too
        except KeyboardInterrupt:
            code = INTERRUPTED
        self._settle(ended)
        self._write(code)
        return code

    # --- what loops tell

    def made(self, loop: asyncio.AbstractEventLoop) -> None:
        """Follow the tasks of a new loop."""
        if loop.get_task_factory() is None:
            loop.set_task_factory(self._log.factory)

    def begins(self, future: object) -> None:
        """Know the main task of a loop."""
        self._log.begins(future)

    def returned(self, loop: asyncio.AbstractEventLoop) -> None:
        """Look at what is open now that the program's awaitable has returned."""
        pending = [task for task in asyncio.all_tasks(loop) if self._is_the_programs(task)]
        self._leaks.mark(generators=not pending)

    def ending(self, loop: asyncio.AbstractEventLoop) -> None:
        """Look at the tasks that nobody has waited for."""
        if not self._hooks.has_failed(loop):
            self._found.extend(self._log.left_in(loop))

    def complained(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Take what the loop complains about, unless it is the aftermath of an error."""
        if not self._hooks.has_failed(loop):
            self._asides.complained(context)

    def stands_still(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Note a deadlock; a loop without tasks waits for no one."""
        found = deadlock(loop, self._learner, self._log)
        if not found:
            return False
        if not self._stuck:
            self._stuck = True
            self._found.extend(found)
            _engine_thread(self._end_by_force)
        return True

    def spins(self, loop: asyncio.AbstractEventLoop, turns: int) -> None:
        """Note a loop that only gives way, where the source shows that it asks and does nothing else."""
        place = who_spins(loop, self._learner)
        line = asking_loop(place.file, place.line) if place else None
        if place and line:
            where = Place(place.file, line)
            if not any(each.kind is Evidence.SPUN and each.place == where for each in self._found):
                self._found.append(Finding(Evidence.SPUN, where, "asyncio.sleep(0)", count=turns))

    # --- what the kata clock tells

    def slept(self, seconds: float) -> None:
        """Hear of a time.sleep on the thread of a running loop."""
        self._blocking.slept(seconds)

    def spun(self, loop: asyncio.AbstractEventLoop, turns: int) -> None:
        """Hear of a loop that turns without waiting for anything."""
        self.spins(loop, turns)

    def deadlocked(self, loop: asyncio.AbstractEventLoop | None) -> None:
        """Hear that nothing can go on."""
        if loop is not None:
            self.stands_still(loop)

    # --- inside

    def _enter(self) -> None:
        enter = self._stack.enter_context
        if self._clock is Clock.KATA:
            clock = enter(kata_clock(self))
            self._now = clock.now
            self._stack.callback(import_instead({"time": learner_time(clock)}, self._learner))
        for part in (self._asides, self._misuse, self._hooks, self._leaks, self._blocking):
            enter(part)
        _on_stop(self._stopped)
        setattr(os, "_exit", self._exit)  # noqa: B010  # a program may end that way
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=_forget)

    def _settle(self, ended: Ended) -> None:
        """Look once more, at what only the end brings to light."""
        if self._written:
            return
        error = ended.error
        if isinstance(error, Exception) and not isinstance(error, Deadlock):
            found = of_exception(error, self._learner)
            if found.kind is not Evidence.ERROR:
                self._found.append(found)
            if found.kind is Evidence.COROUTINE_MISUSED:
                self._asides.held_by(error)
        if error is None:
            gc.collect()
            self._asides.scan()
            for loop in self._hooks.loops():
                if not loop.is_closed() and not loop.is_running():
                    self.ending(loop)
        if not self._stuck and (error is None or isinstance(error, Exception)):
            self._leaks.settle(marked=False)

    def _findings(self) -> tuple[Finding, ...]:
        misuse = [each for each in self._misuse.findings() if each.kind is not Evidence.LOOP_BOUND]
        found = [
            *self._found,
            *self._log.left_at_return,
            *misuse,
            *self._asides.findings(),
            *self._leaks.findings(),
        ]
        return tuple(dict.fromkeys([*found, *self._blocking.findings()]))

    def _write(self, code: int | None) -> None:
        if self._written or os.getpid() != self._process:  # a fork of the program is not examined
            return
        self._written = True
        examination = Examination(
            findings=self._findings(),
            tasks=self._log.tasks(),
            more_tasks=self._log.more,
            exit=None if self._stuck else code,
            seconds=self._now(),
            notes=self._notes(),
        )
        partial = f"{self._report}.part"
        with open(partial, "wb") as file:  # noqa: PTH123  # pathlib may not have been loaded
            file.write(encode(examination))
        os.replace(partial, self._report)  # noqa: PTH105  # as above

    def _notes(self) -> tuple[str, ...]:
        notes = [
            f"The event loop of {name} shows its tasks, but not what holds it, a deadlock or open "
            "connections. Run the program on asyncio's own loop to see these."
            for name in sorted(self._hooks.foreign)
        ]
        if not self._hooks.started:
            notes.append("The program started no event loop.")
        return tuple(notes)

    def _is_the_programs(self, task: object) -> bool:
        created, own = self._log.origin(task)
        return created is not None and not own

    def _exit(self, code: int) -> None:
        self._write(code & 0xFF)
        _end_now(code)

    def _stopped(self) -> None:
        self._write(_STOPPED)

    def _end_by_force(self) -> None:
        end = _now() + _GRACE
        while _now() < end and not self._written:
            time.sleep(_GRACE / 50)
        if not self._written:
            self._write(None)
            _end_now(1)


def _engine_thread(target: Callable[[], None]) -> None:
    thread = threading.Thread(target=target, name="doctor", daemon=True)
    thread.kata_engine = True  # type: ignore[attr-defined]  # the clock and the leak check leave it alone
    thread.start()


def _on_stop(tell: Callable[[], None]) -> None:
    """Have the report written before SIGTERM ends the process, as long as the program has no other wish."""

    def handler(number: int, _frame: object) -> None:
        tell()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, handler)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN and not sys.stdin.isatty():
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _forget() -> None:
    """Be quiet in a process that the program forks: what it does is not examined."""
    handler = signal.getsignal(signal.SIGTERM)
    if getattr(handler, "__module__", "") == __name__:
        with contextlib.suppress(ValueError):  # not the main thread
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
