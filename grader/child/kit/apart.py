"""Run the learner's code in a process of its own, as signals and exit codes need it, on the real clock."""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import signal
import socket
import sys
import time
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import msgspec

from grader.child.evidence.classify import of_exception
from grader.child.frames import frame_above
from grader.child.kit.expect import CheckFailed
from grader.model import Evidence, Finding, Place, Wait

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from types import FrameType

    from grader.child.evidence.places import Learner
    from grader.child.instruments import Instruments
    from grader.child.kit.kit import Kit

ASK = getattr(signal, "SIGUSR1", signal.SIGINT)  # there is no fork where it is missing
_ASKED = frozenset({ASK, signal.SIGTERM, signal.SIGINT})
_SLOW = 3.0  # real seconds after which a process that does not answer never will
_READ = 65536
# Tasks of a library that the learner's code did not start by itself.
_LEFT = frozenset({Evidence.LEFT_RUNNING, Evidence.LEFT_AWAITED, Evidence.LEFT_CANCELLING})
_now = time.monotonic  # the same in every process of the machine


@dataclass(frozen=True, slots=True)
class Word:
    """What a process tells: something of the test's own, or how it stands."""

    name: str
    text: str = ""
    at: float = 0.0  # time.monotonic, as a process of the same machine reads it
    place: Place | None = None  # the learner's line that runs
    waits: tuple[Wait, ...] = ()  # the learner's lines that wait
    turns: int = 0  # of its loop, since it began
    findings: tuple[Finding, ...] = ()

    def line(self, function: str) -> Place | None:
        """Give the line at which this function waits, else the one that runs, else one that waits."""
        inside = (wait.place for wait in self.waits if wait.task == function)
        others = (wait.place for wait in self.waits)
        return next(inside, None) or self.place or next(others, None)


class Inside:
    """The process's own side: its kit, and the way to the test that has started it."""

    def __init__(self, kit: Kit, learner: Learner, link: socket.socket) -> None:
        self.kit = kit
        self._learner = learner
        self._link = link
        self._turns: Callable[[], int] = lambda: 0

    def tell(self, name: str, text: str = "", findings: tuple[Finding, ...] = ()) -> None:
        """Tell the test something, and where every task waits at this moment."""
        self._send(name, text, self._learner.in_stack(frame_above(1)), findings)

    def answer(self, _signal: int, frame: FrameType | None) -> None:
        """Say how the process stands; this is its handler of a signal."""
        self._send("stands", "", self._learner.in_stack(frame), ())

    async def run(self, main: Callable[[Inside], Coroutine[Any, Any, None]]) -> None:
        """Run the test's main, and count the turns of the loop."""
        with self.kit.turns() as turns:
            self._turns = lambda: turns.count
            await main(self)

    def _send(self, name: str, text: str, place: Place | None, findings: tuple[Finding, ...]) -> None:
        waits: tuple[Wait, ...] = ()
        with contextlib.suppress(RuntimeError):  # no loop runs
            waits = self.kit.waits()
        word = Word(name, text, _now(), place, waits, self._turns(), findings)
        with contextlib.suppress(OSError):  # nobody listens any more
            self._link.sendall(msgspec.json.encode(word) + b"\n")


class Process:
    """One process; it is there while entered, and is killed then, whatever it does.

    `main` gets the inner side and is run by `asyncio.run`, with instruments and a kit of its own.
    """

    def __init__(self, kit: Kit, main: Callable[[Inside], Coroutine[Any, Any, None]]) -> None:
        self.words: list[Word] = []
        self._kit = kit
        self._main = main
        self._news = asyncio.Event()
        self._over = False

    async def __aenter__(self) -> Self:
        """Start it; nothing is awaited: no process of the same step inherits a connection of another."""
        self._link, theirs = socket.socketpair()
        self._link.setblocking(False)
        context: Any = multiprocessing.get_context("fork")
        self._process = context.Process(target=self._live, args=(theirs,), daemon=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # there are threads: the engine's
            self._process.start()
        theirs.close()
        self._listening = self._kit.start(self._listen())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join()
        await self._listening
        self._link.close()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return int(self._process.pid)

    @property
    def error(self) -> Word | None:
        """What was told of an error that has left the main, if one has."""
        return self.told("error")

    def told(self, name: str) -> Word | None:
        """Give what was told under a name first."""
        return next((word for word in self.words if word.name == name), None)

    async def hear(self, *names: str, seconds: float = _SLOW) -> Word | None:
        """Wait until one of these is told, the process ends, or so many real seconds are over."""

        def found() -> Word | None:
            return next((word for word in self.words if word.name in names), None)

        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not found() and not self._over:
                    self._news.clear()
                    await self._news.wait()
        return found()

    def send(self, which: signal.Signals) -> None:
        """Send the process a signal, unless it has ended."""
        if not self._over:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, which)

    async def look(self) -> Word | None:
        """Ask how the process stands; None when it has ended, or does not answer."""
        before = [word for word in self.words if word.name == "stands"]
        self.send(ASK)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_SLOW):
                while not self._over:
                    stands = [word for word in self.words if word.name == "stands"]
                    if len(stands) > len(before):
                        return stands[-1]
                    self._news.clear()
                    await self._news.wait()
        return None

    async def end(self, seconds: float) -> int | None:
        """Wait for the end, so many real seconds; give the exit code, negative for a signal, or None."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(max(seconds, 0)):
                while not self._over:
                    self._news.clear()
                    await self._news.wait()
        if not self._over:
            return None
        self._process.join()
        code: int = self._process.exitcode
        return code

    # --- inside

    async def _listen(self) -> None:
        loop, rest = asyncio.get_running_loop(), b""
        with contextlib.suppress(OSError):
            while data := await loop.sock_recv(self._link, _READ):
                *lines, rest = (rest + data).split(b"\n")
                self._hear(lines)
        self._over = True
        self._news.set()

    def _hear(self, lines: list[bytes]) -> None:
        for line in lines:
            with contextlib.suppress(msgspec.DecodeError):  # learner code may find the link, too
                word = msgspec.json.decode(line, type=Word)
                self.words.append(word)
                if word.name == "found":
                    self._take(word)
        self._news.set()

    def _take(self, word: Word) -> None:
        self._kit.findings += [each for each in word.findings if each.place or each.kind not in _LEFT]
        sys.stdout.write(word.text)  # where what learner code prints is kept

    def _live(self, link: socket.socket) -> None:
        """Be the process."""
        self._link.close()
        # Threads that begin now never take these signals: they are the main thread's.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _ASKED)
        instruments = self._kit.again()
        inside: Inside | None = None
        try:
            with instruments:
                inside = Inside(instruments.load(), instruments.learner, link)
                signal.signal(signal.SIGTERM, signal.SIG_DFL)
                signal.signal(signal.SIGINT, signal.default_int_handler)
                signal.signal(ASK, inside.answer)
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
                self._run(inside, instruments)
        finally:
            if inside:
                inside.tell("found", instruments.output.text(), instruments.findings())

    def _run(self, inside: Inside, instruments: Instruments) -> None:
        try:
            asyncio.run(inside.run(self._main))
            inside.tell("returned")
        except BaseException as error:
            found = of_exception(error, instruments.learner)
            inside.tell("error", f"{type(error).__name__}: {error}".removesuffix(": "), (found,))
            raise
        finally:
            signal.signal(ASK, signal.SIG_IGN)


def raise_error(word: Word) -> None:
    """Raise what a process told of its error, as if the check itself had met it."""
    finding = next(iter(word.findings), Finding(Evidence.ERROR, text=word.text))
    place = finding.place
    if place and finding.subject == "NotImplementedError":
        message = f"Line {place.line} is still to be written: it raises NotImplementedError."
    else:
        message = f"{word.text}{f' at line {place.line}' if place else ''}."
    raise CheckFailed(message, finding)
