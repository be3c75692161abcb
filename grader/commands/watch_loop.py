"""Run a session: saves come in, checks run one at a time, the newest wish counts."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.errors import KataError
from grader.watch.files import Files
from grader.watch.session import Session, Step, Wish, graded, saved

if TYPE_CHECKING:
    from pathlib import Path

    from grader.commands.workbench import Workbench
    from grader.model import Exercise
    from grader.render.style import Look


class Loop:
    """What a screen and a plain loop have in common."""

    def __init__(self, bench: Workbench, first: Step) -> None:
        self.bench = bench
        self.session: Session = first.session
        self._due = asyncio.Event()
        if first.wish is Wish.GRADE:
            self._due.set()

    async def run(self) -> None:
        """Go on until the learner quits; leave nothing running."""
        work = [asyncio.create_task(self._hear_saves()), asyncio.create_task(self._grade_what_is_due())]
        talk = asyncio.create_task(self.talk())
        try:
            done, _ = await asyncio.wait([talk, *work], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (talk, *work):
                task.cancel()
            await asyncio.wait([talk, *work])
        for task in done:
            task.result()

    async def talk(self) -> None:
        """Take the learner's keys until he quits."""
        raise NotImplementedError

    def look(self) -> Look:
        """Say what can be shown now."""
        raise NotImplementedError

    def changed(self) -> None:
        """Show the session as it is now."""
        raise NotImplementedError

    def take(self, came: Step | Session) -> Wish | None:
        """Go on from what an event made of the session; give a wish that only the learner's side can do."""
        session, wish = came if isinstance(came, Step) else (came, None)
        self.session = session
        if wish is Wish.GRADE:
            self._due.set()
            wish = None
        elif wish is not None and wish not in {Wish.OPEN, Wish.QUIT}:
            return self.take(self.bench.perform(session, wish, self.look()))
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

    async def _grade_what_is_due(self) -> None:
        while True:
            await self._due.wait()
            self._due.clear()
            try:
                verdict, progress = await asyncio.to_thread(self.bench.grade, self.session.at)
            except KataError as error:
                self.session = replace(self.session, running=False, note=str(error))
            else:
                self.session = graded(self.session, verdict, progress)
            self.changed()


__all__ = ["Loop"]
