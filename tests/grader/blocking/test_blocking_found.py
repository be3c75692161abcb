"""Prove that what blocks a loop is found, told apart, and put at its line."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from grader.child.blocking import holds, steps
from grader.model import Evidence
from tests.grader.corpus import programs

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from grader.child.blocking.steps import Mark
    from tests.grader.blocking.conftest import Watched
    from tests.grader.corpus.programs import Program

    Run = Callable[[str], Watched]

TWICE = """
import asyncio, time
async def main():
    for _ in range(5):
        time.sleep(0.005)  # HERE
    time.sleep(0.005)
"""


UNTIL_THE_END = """
import re
async def main():
    re.match("(a+)+$", "a" * 22 + "b")
"""


KINDS = {
    "blocking-call": Evidence.BLOCKED,
    "cpu-bound": Evidence.COMPUTED,
    "busy-wait": Evidence.SPUN,
}


def _programs() -> list[object]:
    named = [program for program in programs.of_category(programs.BLOCKING) if program.names]
    return [pytest.param(program, id=program.path.stem) for program in named]


@pytest.mark.parametrize("program", _programs())
def test_what_blocks_is_found_at_its_line(watched: Run, program: Program) -> None:
    """The kind, the exact line and the call's name are found; nothing else is accused."""
    result = watched(program.path.read_text("utf-8"))
    found = {(finding.kind, finding.place.line) for finding in result.findings if finding.place}
    assert len(found) == len(result.findings) == len(program.expected), str(result)
    due = {(KINDS[each.code], line) for each in program.expected for line in each.lines}
    assert found <= due, str(result)
    assert program.names in {finding.subject for finding in result.findings}, str(result)


ONE_LOOP = """
async def main():
    for _ in range(4):
        sum(range(3_000_000))
        max(range(3_000_000))
"""


def test_what_one_loop_computes_is_one_finding(watched: Run) -> None:
    """At which of its lines a look sees it is the interpreter's choice, so they are joined."""
    findings = watched(ONE_LOOP).findings
    assert [(each.kind, each.subject) for each in findings] == [(Evidence.COMPUTED, "main")]


def test_repeated_calls_are_one_finding_for_each_line(watched: Run) -> None:
    """Five sleeps at a line are one finding that counts five; a sleep at another line is another."""
    result = watched(TWICE)
    first, second = result.findings
    assert (first.place and first.place.line, first.count) == (result.line, 5)
    assert (second.place and second.place.line, second.count) == (result.line + 1, 1)
    assert (first.seconds or 0) > (second.seconds or 0) > 0


def test_no_collection_begins_while_a_step_is_read(watched: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its finalizers may release the interpreter's lock, and the step would be over before it is read."""
    during: list[bool] = []
    frames, marks = holds._frames, steps.marks  # noqa: SLF001  # as the watchdog reads them

    def seen_frames() -> dict[int, FrameType]:
        during.append(gc.isenabled())
        return frames()

    def seen_marks() -> list[Mark]:
        during.append(gc.isenabled())
        return marks()

    monkeypatch.setattr(holds, "_frames", seen_frames)
    monkeypatch.setattr(steps, "marks", seen_marks)
    assert len(watched(UNTIL_THE_END).findings) == 1
    assert len(during) >= 2
    assert not any(during)
    assert gc.isenabled()


def test_a_call_that_keeps_the_interpreter_until_the_step_ends_is_found_each_time(watched: Run) -> None:
    """The watchdog gets to look only when the step is over but for its last instruction."""
    assert [len(watched(UNTIL_THE_END).findings) for _ in range(5)] == [1] * 5
