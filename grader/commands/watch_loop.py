"""Run a session: saves come in, checks run one at a time, the newest wish counts."""

from __future__ import annotations

import asyncio
import contextlib
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.errors import KataError, NotYet
from grader.watch.files import Files
from grader.watch.session import Session, Step, Wish, compared, graded, saved

if TYPE_CHECKING:
    from pathlib import Path

    from grader.commands.workbench import Workbench
    from grader.model import Exercise


POLLING = "Files are looked at five times a second: this file system tells of no saves."
_LATER = "The key h gives a hint; s shows the solution once the exercise has passed."
_RUNS = (Wish.GRADE, Wish.COMPARE)  # wishes that need the runner, the more important first


class Loop(ABC):
    """What a screen and a plain loop have in common."""

    def __init__(self, bench: Workbench, first: Step) -> None:
        self.bench = bench
        self.session: Session = first.session
        self._wanted: set[Wish] = set()  # what needs the runner
        self._due = asyncio.Event()
        if first.wish is not None:
            self._want(first.wish)

    async def run(self) -> None:
        """Go on until the learner quits; leave nothing running."""
        work = [asyncio.create_task(self._hear_saves()), asyncio.create_task(self._run_what_is_due())]
        talk = asyncio.create_task(self.talk())
        try:
            done, _ = await asyncio.wait([talk, *work], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (talk, *work):
                task.cancel()
            await asyncio.wait([talk, *work])
        for task in done:
            task.result()

    @abstractmethod
    async def talk(self) -> None:
        """Take the learner's keys until the learner quits."""

    @abstractmethod
    def changed(self) -> None:
        """Show the session as it is now."""

    def take(self, came: Step | Session) -> Wish | None:
        """Go on from what an event made of the session; give a wish that only the learner's side can do."""
        session, wish = came if isinstance(came, Step) else (came, None)
        self.session = session
        if wish in _RUNS:
            self._want(wish)
            wish = None
        elif wish is not None and wish not in {Wish.OPEN, Wish.QUIT}:
            return self.take(self.bench.perform(session, wish))
        self.changed()
        return wish

    async def _hear_saves(self) -> None:
        by_path: dict[Path, Exercise] = {each.stub: each for each in self.session.course.exercises}
        async with contextlib.aclosing(Files(by_path).saves()) as saves:
            async for save in saves:
                self.session = replace(self.session, polling=save.polling)
                # Of several files saved at once, such as by `git checkout`, the present one comes first.
                at = self.session.at
                self.take(saved(self.session, at if at.stub in save.paths else by_path[min(save.paths)]))

    def _want(self, wish: Wish) -> None:
        self.session = replace(self.session, running=True)
        self._wanted.add(wish)
        self._due.set()

    async def _run_what_is_due(self) -> None:
        while True:
            await self._due.wait()
            self._due.clear()
            wanted, self._wanted = self._wanted, set()
            for wish in sorted(wanted, key=_RUNS.index):
                try:
                    await (self._grade() if wish is Wish.GRADE else self._compare())
                except NotYet:
                    self._fail(f"{self.session.at.slug} is not solved yet. {_LATER}")
                except KataError as error:
                    self._fail(str(error))
                self.changed()

    def _fail(self, note: str) -> None:
        self.session = replace(self.session, running=False, note=note)

    async def _grade(self) -> None:
        verdict, progress = await asyncio.to_thread(self.bench.grade, self.session.at)
        self.session = graded(self.session, verdict, progress)

    async def _compare(self) -> None:
        at = self.session.at
        page = await asyncio.to_thread(self.bench.compare, at, self.session.progress)
        if Wish.GRADE not in self._wanted:  # a save came meanwhile: its verdict is what counts now
            self.session = compared(self.session, at, page)


__all__ = ["POLLING", "Loop"]
