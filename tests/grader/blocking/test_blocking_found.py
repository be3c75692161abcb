"""Prove that what blocks a loop is found, told apart, and put at its line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.grader.blocking.conftest import Watched

    Run = Callable[[str], Watched]

TWICE = """
import asyncio, time
async def main():
    for _ in range(5):
        time.sleep(0.005)  # HERE
    time.sleep(0.005)
"""


def _programs() -> Iterator[object]:
    text = Path(__file__).with_name("found.txt").read_text("utf-8")
    for section in text.split("\n### ")[1:]:
        head, _, program = section.partition("\n")
        name, _, expected = head.partition(": ")
        kind, _, subject = expected.partition(" ")
        yield pytest.param(program, Evidence(kind), subject, id=name)


@pytest.mark.parametrize(("program", "kind", "subject"), list(_programs()))
def test_what_blocks_is_found_at_its_line(watched: Run, program: str, kind: Evidence, subject: str) -> None:
    """The kind and the exact line are found; nothing else is accused."""
    result = watched(program)
    found = {(finding.kind, finding.place and finding.place.line) for finding in result.findings}
    assert found == {(kind, result.line)}, str(result)
    if subject:
        assert subject in {finding.subject for finding in result.findings}, str(result)


def test_repeated_calls_are_one_finding_for_each_line(watched: Run) -> None:
    """Five sleeps at a line are one finding that counts five; a sleep at another line is another."""
    result = watched(TWICE)
    first, second = result.findings
    assert (first.place and first.place.line, first.count) == (result.line, 5)
    assert (second.place and second.place.line, second.count) == (result.line + 1, 1)
    assert (first.seconds or 0) > (second.seconds or 0) > 0
