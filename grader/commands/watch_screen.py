"""Show a session on the whole terminal, and take its keys."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click
from prompt_toolkit import ANSI
from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window

from grader.commands import terminal
from grader.commands.compare import WIDEST
from grader.commands.shelf import legend, sign_of
from grader.commands.watch_loop import POLLING, Loop
from grader.render import desk
from grader.render import terminal as as_text
from grader.watch.session import KEYS, Session, View, Wish, pressed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prompt_toolkit.formatted_text import AnyFormattedText

    from grader.commands.workbench import Workbench
    from grader.model import Exercise
    from grader.render.style import Look
    from grader.watch.session import Step

_NAMES = {
    Keys.Up: "up",
    Keys.Down: "down",
    Keys.PageUp: "pageup",
    Keys.PageDown: "pagedown",
    Keys.Home: "home",
    Keys.End: "end",
    Keys.ControlM: "enter",
    Keys.Escape: "escape",
    Keys.ControlH: "backspace",
}
# What a narrow terminal has no room for is left out before the last two.
_ALWAYS = ("n next", "p previous", "h hint", "e explain", "l list", "o open", "? more keys", "q quit")
_PASSED = ("n next", "s compare", "p previous", "l list", "o open", "? more keys", "q quit")
_IN_LIST = ("Enter goes there", "/ search", "up and down choose", "Esc back", "q quit")
_SEARCHING = ("up and down choose", "Enter goes there", "Esc back")
_CONFIRM = ("y yes", "any other key no")
_QUESTION = "Put the stub of {} back? Your version is kept in .katas/backups."
_ESCAPE_SECONDS = 0.05  # after which an Escape is a key, and not the beginning of one


class Screen(Loop):
    """A session that owns the terminal."""

    def __init__(self, bench: Workbench, first: Step) -> None:
        super().__init__(bench, first)
        body = Window(FormattedTextControl(self._text, show_cursor=False), always_hide_cursor=True)
        self._app: Application[None] = Application(
            layout=Layout(body), key_bindings=self._bindings(), full_screen=True
        )
        self._app.ttimeoutlen = _ESCAPE_SECONDS

    async def talk(self) -> None:
        """Show the screen until the learner quits, or a signal ends the program in good order."""
        loop = asyncio.get_running_loop()
        with contextlib.suppress(NotImplementedError):  # Windows has no such signals
            for number in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, self._quit)
        await self._app.run_async()

    def look(self, most: int = terminal.MAX_WIDTH) -> Look:
        """Give the terminal as it is now: it may have been resized."""
        size = self._app.output.get_size()
        width = max(terminal.MIN_WIDTH, min(size.columns, most))
        return replace(terminal.look_of(sys.stdout, {**os.environ, "COLUMNS": ""}), width=width)

    def changed(self) -> None:
        """Draw again, soon."""
        self._app.invalidate()

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for key, name in _NAMES.items():
            bindings.add(key)(lambda _event, name=name: self._press(name))
        bindings.add(Keys.Any)(self._typed)
        bindings.add(Keys.ControlC)(lambda _event: self._quit())
        bindings.add(Keys.ControlD)(lambda _event: self._quit())
        bindings.add(Keys.ControlZ)(lambda event: event.app.suspend_to_background())
        bindings.add(Keys.ControlL)(lambda event: event.app.renderer.clear())
        return bindings

    def _typed(self, event: KeyPressEvent) -> None:
        for key in event.data:
            self._press(key)

    def _press(self, key: str) -> None:
        wish = self.take(pressed(self.session, key))
        if wish is Wish.QUIT:
            self._quit()
        elif wish is Wish.OPEN:
            run_in_terminal(self._edit)

    def _quit(self) -> None:
        if self._app.is_running and not self._app.is_done:
            self._app.exit()

    def _edit(self) -> None:
        try:
            click.edit(filename=str(self.session.at.stub), editor=terminal.editor(os.environ))
        except click.ClickException as error:
            note = f"{error.message.rstrip('.')}. Set the environment variable EDITOR to your editor."
            self.session = replace(self.session, note=note)

    def _text(self) -> AnyFormattedText:
        look, height = self.look(), self._app.output.get_size().rows
        lines, top = self._lines(look, height)
        around = self._desk(look)
        top = min(top, max(len(lines) - desk.room(around, look, height), 0))
        if self.session.view is not View.LIST and top != self.session.scroll:
            self.session = replace(self.session, scroll=top)
        # The last row stays free of a line end: some terminals would scroll.
        return ANSI(desk.screen(around, lines, top, look, height))

    def _lines(self, look: Look, height: int) -> tuple[Sequence[str], int]:
        """Give the lines of the text, and the first one to show."""
        session = self.session
        match session.view:
            case View.LIST:
                entries = [_entry(session, each, look) for each in session.rows]
                lines, at = desk.listing(
                    entries, session.chosen, session.search if session.typing else None, look
                )
                return lines, max(at - desk.room(self._desk(look), look, height) // 2, 0)
            case View.HELP:
                texts = {key: text for key, (text, _) in KEYS.items()}
                return ["", *desk.keys(texts, look)], session.scroll
            case View.PAGE:
                page = session.page(self.look(WIDEST)) if session.page else ""
                return ["", *page.splitlines()], session.scroll
            case View.CONFIRM:
                return ["", *terminal.prose(_QUESTION.format(session.at.slug), look, indent="  ")], 0
            case View.VERDICT:
                return ["", *self._verdict(look)], session.scroll

    def _verdict(self, look: Look) -> list[str]:
        session = self.session
        if session.verdict is None:
            return [f"  {session.at.title}"]
        lines = as_text.explained(session.verdict, look, clock=self.bench.clock).splitlines()
        if session.progress.of(session.at.slug).solved and session.verdict.outcome.value == "passed":
            after = session.following()
            lines += ["", f"  Passed. Next: {after.slug}", f"  {self.bench.file(after)}"]
        return lines

    def _desk(self, look: Look) -> desk.Desk:
        session = self.session
        return desk.Desk(
            name=f"{session.at.chapter} {session.at.slug}",
            status=legend(look) if session.view is View.LIST else f"Edit {self.bench.file(session.at)}",
            solved=session.solved,
            total=len(session.course.exercises),
            aside=POLLING if session.polling else "",
            running=session.running,
            note=session.note,
            keys=_keys(session),
        )


def _keys(session: Session) -> tuple[str, ...]:
    if session.view is View.LIST:
        return _SEARCHING if session.typing else _IN_LIST
    if session.view is View.CONFIRM:
        return _CONFIRM
    return _PASSED if session.progress.of(session.at.slug).solved else _ALWAYS


def _entry(session: Session, exercise: Exercise, look: Look) -> desk.Entry:
    sign = sign_of(session.progress.of(exercise.slug), look)
    return desk.Entry(exercise.slug, exercise.chapter, exercise.title, sign)
