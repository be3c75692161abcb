"""A learner's answer stands beside the others, and what they share is said in words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from grader.model import CheckResult, Mark, Outcome, Span
from grader.render.answers import Answer, page
from grader.render.measured import shared
from grader.render.style import Look
from grader.render.text import width_of
from tests.grader.render.factory import HOSTILE, check

WIDE, NARROW = Look(140, unicode=True, color=False), Look(60, unicode=True, color=False)
TITLE = "Both are in flight together."
MINE = '''"""What the exercise says.

It is long.
"""

import asyncio


async def both(fetch):
    first = asyncio.create_task(fetch(1))
    return await fetch(2), await first
'''
REFERENCE = '''"""Both."""

import asyncio


async def both(fetch):
    return await asyncio.gather(fetch(1), fetch(2))
'''


def seen(*bars: tuple[float, float], seconds: float = 0.3, outcome: Outcome = Outcome.PASSED) -> CheckResult:
    """Give what a check saw: calls from one second to another."""
    spans = tuple(Span(f"call {number}", "main", *bar) for number, bar in enumerate(bars))
    return CheckResult(check(Mark.OVERLAP, TITLE), outcome, seconds=seconds, timeline=spans)


TOGETHER = seen((0.0, 0.3), (0.0, 0.3))
ANSWERS = (
    Answer("yours", "", "exercises/both.py", MINE, TOGETHER),
    Answer("Reference solution (gather)", "when all is wanted", "solutions/both.py", REFERENCE, TOGETHER),
    Answer("TaskGroup", "when one failure ends all", "tests/alternatives/x.py", "x = 1\n", TOGETHER),
)


def shown(*answers: Answer, look: Look = WIDE, title: str = TITLE) -> list[str]:
    """Give the lines of the page."""
    return page(answers or ANSWERS, title, "Seed 7, kata clock.", look).splitlines()


def test_two_columns_where_there_is_room() -> None:
    """Lines that both have stand beside each other; the text at the top of each file is left out."""
    lines = shown()
    assert lines[0] == "Reference solution (gather): when all is wanted"
    rows = [tuple(part.strip() for part in each.split("│")) for each in lines if "│" in each]
    assert rows[0] == ("exercises/both.py", "solutions/both.py")
    assert ("async def both(fetch):", "async def both(fetch):") in rows
    assert ("return await fetch(2), await first", "") in rows
    assert not any("exercise says" in each or "Both." in each for each in lines)


def test_one_below_the_other_where_there_is_none() -> None:
    """The learner's comes first; no line is wider than the terminal."""
    lines = shown(look=NARROW)
    assert not any("│" in each for each in lines)
    assert lines.index("exercises/both.py") < lines.index("solutions/both.py")
    assert max(map(width_of, lines)) <= NARROW.width


def test_the_others_come_with_their_notes() -> None:
    """Each is headed by what it is and when to prefer it."""
    lines = shown()
    at = lines.index("TaskGroup: when one failure ends all")
    assert lines[at + 1 : at + 4] == ["tests/alternatives/x.py", "", "x = 1"]


@pytest.mark.parametrize("look", [WIDE, NARROW, replace(WIDE, width=115), replace(NARROW, unicode=False)])
def test_long_lines_are_folded_and_nothing_is_lost(look: Look) -> None:
    """A line that is too long goes on in the next row."""
    words = [f"name_{number}" for number in range(60)]
    long = replace(ANSWERS[1], text=f"    f({' '.join(words)})  # {'x' * 300}\n" + REFERENCE)
    text = page((ANSWERS[0], long, long), "", "", look)
    assert all(width_of(each) <= look.width for each in text.splitlines())
    last = text[text.rindex("solutions/both.py") :]
    assert re.findall(r"name_\d+", last) == words
    assert last.count("x") >= 300


def test_a_file_that_is_no_program_is_shown_as_it_is() -> None:
    """So is one that is not there; nothing in it acts."""
    for text in ("def (:\n", "", HOSTILE):
        lines = shown(replace(ANSWERS[0], text=text), *ANSWERS[1:])
        assert not any("\x1b" in each or "\u202e" in each for each in lines)
    assert any(
        each.startswith("def (:") for each in shown(replace(ANSWERS[0], text="def (:\n"), *ANSWERS[1:])
    )


def test_the_table_shows_what_was_measured() -> None:
    """Times, most calls in flight, and what did not pass or could not be run."""
    failed = seen((0.0, 0.3), (0.3, 0.6), seconds=0.6, outcome=Outcome.FAILED)
    lines = shown(
        replace(ANSWERS[0], measured=failed), ANSWERS[1], replace(ANSWERS[2], measured=None), ANSWERS[1]
    )
    assert f"  {TITLE}" in lines
    at = next(number for number, each in enumerate(lines) if "most in flight" in each)
    assert [each.split() for each in lines[at + 1 : at + 4]] == [
        ["yours", "600", "ms", "1", "failed"],
        ["Reference", "solution", "(gather)", "300", "ms", "2"],
        ["TaskGroup", "not", "measured"],
    ]
    assert lines[-1] == "  All of them make 2 calls, have at most 2 in flight and take 300 ms."


def test_without_a_check_about_time_there_is_no_table() -> None:
    """The texts alone are shown."""
    assert not any("in flight" in each for each in shown(title=""))


@pytest.mark.parametrize(
    ("results", "words"),
    [
        (
            (TOGETHER, replace(TOGETHER, seconds=0.304)),
            "All of them make 2 calls, have at most 2 in flight and",
        ),
        (
            (TOGETHER, seen((0.0, 0.3), (0.3, 0.6), seconds=0.6)),
            "All of them make 2 calls. They have at most 1 to 2 in flight and take 300 ms to 600 ms.",
        ),
        (
            (seen((0, 1), seconds=1), seen((0, 1), seconds=2)),
            "All of them make 1 call and have at most 1 in flight.",
        ),
        (
            (TOGETHER, seen((0, 0.3))),
            "All of them take 300 ms. They make 1 to 2 calls and have at most 1 to 2 in",
        ),
        ((seen(), seen()), "All of them take 300 ms."),
        ((seen(), TOGETHER), "All of them take 300 ms."),
        ((TOGETHER,), ""),
        ((), ""),
    ],
)
def test_what_is_shared_is_said(results: tuple[CheckResult, ...], words: str) -> None:
    """What all have in common comes first, then the rest with its range."""
    said = shared(results)
    assert said.startswith(words)
    assert bool(said) == bool(words)
