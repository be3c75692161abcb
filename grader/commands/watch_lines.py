"""Run a session without a terminal: print each verdict, take a command from each line of standard input."""

from __future__ import annotations

import asyncio
import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.commands import terminal
from grader.commands.compare import WIDEST
from grader.commands.watch_loop import POLLING, Loop
from grader.errors import KataError
from grader.render import terminal as as_text
from grader.watch.session import KEYS, View, Wish, go_to, pressed

if TYPE_CHECKING:
    from grader.commands.workbench import Workbench
    from grader.model import Verdict
    from grader.render.style import Look
    from grader.watch.session import Page, Step

_NEED_A_SCREEN = frozenset("l/o?")


class Lines(Loop):
    """A session on streams: what the screen would show is printed once."""

    def __init__(self, bench: Workbench, first: Step) -> None:
        super().__init__(bench, first)
        self._verdict: Verdict | None = None  # printed last
        self._page: Page | None = None
        self._polling = False

    async def talk(self) -> None:
        """Take lines until one says quit; at the end of the input go on with saves alone."""
        terminal.note(f"Watching. Edit {self.bench.file(self.session.at)}; a line with ? lists the commands.")
        lines: asyncio.Queue[str] = asyncio.Queue()
        loop = asyncio.get_running_loop()

        def read() -> None:
            for each in sys.stdin:
                loop.call_soon_threadsafe(lines.put_nowait, each.strip())

        # A daemon: nobody can end a thread that waits for input, and quitting must not wait for it.
        threading.Thread(target=read, name="input", daemon=True).start()
        while self._obey(await lines.get()) is not Wish.QUIT:
            pass

    def look(self, most: int = terminal.MAX_WIDTH) -> Look:
        """Give what standard output can show."""
        return terminal.screen(most)

    def changed(self) -> None:
        """Print what has not been printed yet."""
        session, look = self.session, self.look()
        if session.polling and not self._polling:
            self._polling = True
            terminal.note(POLLING)
        terminal.note(session.note)
        if session.view is View.PAGE and session.page and session.page is not self._page:
            terminal.emit(f"\n{session.page(self.look(WIDEST))}", look)
            self._page = session.page
        if session.verdict is not None and session.verdict is not self._verdict:
            self._verdict = session.verdict
            terminal.emit("\n" + as_text.explained(session.verdict, look, clock=self.bench.clock), look)
            following = session.following()
            if session.progress.of(session.at.slug).solved:
                terminal.note(f"Next: {following.slug}, in {self.bench.file(following)}")
        self.session = replace(session, note="")
        sys.stdout.flush()

    def _obey(self, command: str) -> Wish | None:
        if command in KEYS and command not in _NEED_A_SCREEN:
            step = pressed(self.session, command)
            if step.session.view is View.CONFIRM:  # whoever types a whole line means it
                step = pressed(step.session, "y")
            return self.take(step)
        if command in {"", "?"}:
            terminal.note(_help())
            return None
        try:
            (exercise, *_) = self.bench.course.resolve([command], self.bench.near)
        except KataError as error:
            terminal.note(str(error))
            return None
        return self.take(go_to(self.session, exercise))


def _help() -> str:
    rows = [f"{key}  {text}" for key, (text, _) in KEYS.items() if key not in _NEED_A_SCREEN]
    return "\n".join([*rows, "NAME  go to that exercise"])
