"""The progress of a grading run."""

from __future__ import annotations

import io
from dataclasses import replace

import pyte

from grader.model import Outcome
from grader.render.progress_bar import ProgressBar
from tests.grader.render import factory


def test_plain_lines_without_a_terminal() -> None:
    """Each exercise has a line that says how it ended."""
    stream = io.StringIO()
    with ProgressBar(len(Outcome), stream, terminal=False) as bar:
        for outcome in Outcome:
            bar.advance(replace(factory.passed("a"), outcome=outcome))
    assert stream.getvalue().splitlines() == [
        "ok a",
        "not yet a",
        "not yet a",
        "not yet a",
        "grader fault a",
        "skipped a",
        "held for review a",
    ]


def test_the_bar_counts_and_goes() -> None:
    """The bar shows how many are done while it runs and leaves an empty screen."""
    stream = io.StringIO()
    screen = pyte.Screen(80, 24)
    terminal = pyte.Stream(screen)
    with ProgressBar(3, stream, terminal=True) as bar:
        bar.advance(factory.passed("first"))
        bar.advance(factory.passed("[red]second"))
    history = stream.getvalue()
    assert "2/3" in history
    assert "ok [red]second" in history
    terminal.feed(history.replace("\n", "\r\n"))
    assert not "".join(screen.display).strip()
