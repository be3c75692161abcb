"""Prove that what blocks a loop is found, told apart, and put at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader.model import Evidence
from tests.grader.corpus import programs

if TYPE_CHECKING:
    from collections.abc import Callable

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
    found = {(finding.kind, finding.place and finding.place.line) for finding in result.findings}
    assert found == {(KINDS[each.code], each.lines[0]) for each in program.expected}, str(result)
    assert program.names in {finding.subject for finding in result.findings}, str(result)


def test_repeated_calls_are_one_finding_for_each_line(watched: Run) -> None:
    """Five sleeps at a line are one finding that counts five; a sleep at another line is another."""
    result = watched(TWICE)
    first, second = result.findings
    assert (first.place and first.place.line, first.count) == (result.line, 5)
    assert (second.place and second.place.line, second.count) == (result.line + 1, 1)
    assert (first.seconds or 0) > (second.seconds or 0) > 0


def test_a_call_that_keeps_the_interpreter_until_the_step_ends_is_found_each_time(watched: Run) -> None:
    """The watchdog gets to look only when the step is over but for its last instruction."""
    program = """
        import re

        async def main():
            re.match("(a+)+$", "a" * 22 + "b")
    """
    assert [len(watched(program).findings) for _ in range(5)] == [1] * 5
