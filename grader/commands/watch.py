"""Carry out `watch`: grade on save, on a screen of its own or line by line."""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from grader import course as courses
from grader import progress as progresses
from grader import shelf
from grader.commands import terminal
from grader.commands.workbench import Workbench
from grader.render import summary
from grader.watch import session as sessions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.commands.running import Run


def watch(root: Path, near: Path, names: Sequence[str], run: Run) -> int:
    """Grade what is saved until the learner quits; begin with the first of these names, or where he is."""
    with courses.opened(root) as course:
        progress = progresses.load(root)
        named = course.resolve(names, near) if names else ()
        at = named[0] if named else shelf.next_exercise(course, progress) or course.exercises[0]
        first = sessions.began(course, progress, at)
        if due := len(shelf.due(course, progress, datetime.now(UTC))):
            first = first._replace(session=replace(first.session, note=summary.reviews(due)))
        with Workbench(course, near, run.seed, run.clock) as bench:
            _work(bench, first)
    return 0


def _work(bench: Workbench, first: sessions.Step) -> None:
    if terminal.can_overwrite(sys.stdout, os.environ) and sys.stdin.isatty():
        from grader.commands.watch_screen import Screen  # noqa: PLC0415 - only a terminal needs its library

        asyncio.run(Screen(bench, first).run())
    else:
        from grader.commands.watch_lines import Lines  # noqa: PLC0415 - as above

        asyncio.run(Lines(bench, first).run())
