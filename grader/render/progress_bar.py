"""Show that a grading run goes on: a bar on a terminal, a line for each exercise elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TextIO

from grader.model import Outcome, Verdict
from grader.render.text import clean, cut

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress, TaskID

_WORDS = {
    Outcome.PASSED: "ok",
    Outcome.FAILED: "not yet",
    Outcome.BROKEN: "not yet",
    Outcome.TIMED_OUT: "not yet",
    Outcome.CRASHED: "grader fault",
    Outcome.SKIPPED: "skipped",
    Outcome.REVIEW: "held for review",
}


class ProgressBar:
    """Count exercises as they are graded; use as a context manager and call `advance` for each.

    The stream is standard error, so that standard output holds the report alone. On a terminal the bar is
    gone when the run ends.
    """

    def __init__(self, total: int, stream: TextIO, *, terminal: bool, color: bool = True) -> None:
        self._total = total
        self._stream = stream
        self._terminal = terminal
        self._color = color
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if self._terminal:
            self._bar = _bar(self._stream, color=self._color)
            self._task = self._bar.add_task("", total=self._total)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self, verdict: Verdict) -> None:
        """Count one exercise and say how it ended."""
        text = f"{_WORDS[verdict.outcome]} {clean(verdict.exercise.slug, unicode=False)}"
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, advance=1, description=cut(text, 40, unicode=False))
        else:
            self._stream.write(text + "\n")
            self._stream.flush()


def _bar(stream: TextIO, *, color: bool) -> Progress:
    # Imported here: most commands show no bar, and this takes longer than they do.
    from rich.console import Console  # noqa: PLC0415 - see above
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415 - see above

    console = Console(file=stream, force_terminal=True, no_color=not color)
    columns = (BarColumn(bar_width=30), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    return Progress(*columns, console=console, transient=True)
