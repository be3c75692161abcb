"""Run a coroutine function on a kata clock, and say what happened."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from grader.child.clock.install import kata_clock


@dataclass
class Notes:
    """An observer that writes down what it is told."""

    sleeps: list[float] = field(default_factory=list)
    spins: list[int] = field(default_factory=list)
    deadlocks: int = 0

    def slept(self, seconds: float) -> None:
        """Note a sleep."""
        self.sleeps.append(seconds)

    def spun(self, loop: asyncio.AbstractEventLoop, turns: int) -> None:
        """Note a spin."""
        assert loop.is_running()
        self.spins.append(turns)

    def deadlocked(self, loop: asyncio.AbstractEventLoop | None) -> None:
        """Note a deadlock."""
        assert loop is None or loop.is_running()
        self.deadlocks += 1


@dataclass(frozen=True)
class Run:
    """What one program did."""

    seconds: float  # on the kata clock
    real: float
    value: Any  # what the program gave; each test knows what
    error: BaseException | None
    notes: Notes


Runner = Callable[..., Run]


@pytest.fixture
def run() -> Runner:
    """Give a function that runs `main()` by asyncio.run on a clock of its own."""

    def start(main: Callable[[], Awaitable[object]], *, debug: bool = False) -> Run:
        notes = Notes()
        value: object = None
        error: BaseException | None = None
        began = time.monotonic()
        with kata_clock(notes) as clock:
            try:
                value = asyncio.run(main(), debug=debug)  # type: ignore[arg-type] # always a coroutine
            except Exception as raised:
                error = raised
            seconds = clock.now()
        return Run(seconds, time.monotonic() - began, value, error, notes)

    return start


@pytest.fixture
def notes() -> Notes:
    """Give an observer."""
    return Notes()
