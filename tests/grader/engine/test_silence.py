"""A job that falls silent again and again does not hold up the others for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.model import Check, Clock, Mark, Outcome
from grader.runner.channel import Silent
from grader.runner.pool import MOST_SILENT, Runner
from grader.wire import Job

if TYPE_CHECKING:
    from pathlib import Path

    from grader.wire import Message

CHECKS = tuple(Check(f"test_{number}", "It holds.", Mark.VALUE) for number in range(9))


class Mute:
    """A child that never answers."""

    fresh = True

    def send(self, job: Job) -> None:
        """Take the job."""

    def speaks(self, seconds: float) -> bool:  # noqa: ARG002  # the protocol's
        """Nobody knows."""
        return True

    def rests(self) -> bool:
        """Nobody knows."""
        return False

    def receive(self, seconds: float) -> Message:  # noqa: ARG002  # the protocol's
        """Give up at once, where a real one would after its seconds."""
        raise Silent

    def close(self, *, reusable: bool) -> None:
        """End nothing."""


class Mutes:
    """A backend that has no other children."""

    lacks = ()

    def __init__(self) -> None:
        self.opened = 0

    def open(self, tests: str) -> Mute:  # noqa: ARG002  # the protocol's
        """Give one more."""
        self.opened += 1
        return Mute()

    def close(self) -> None:
        """End nothing."""


def test_the_rest_of_a_silent_job_is_not_tried(tmp_path: Path) -> None:
    """After two children that said nothing, the other checks are said not to have been run."""
    mutes = Mutes()
    job = Job("one", "one", "x = 1", "one.py", "test_one.py", CHECKS, 1, Clock.KATA, str(tmp_path), 8.0)
    results = Runner(mutes, 1, tmp_path).run(job)
    assert mutes.opened == MOST_SILENT
    assert [result.check for result in results] == list(CHECKS)
    assert {result.outcome for result in results} == {Outcome.TIMED_OUT}
    assert "was not run" in results[-1].message
    assert "was not run" not in results[MOST_SILENT - 1].message
