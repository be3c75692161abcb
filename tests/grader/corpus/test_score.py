"""The comparison of diagnoses with headers counts each fault once."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.model import Diagnosis, Place
from tests.grader.corpus.programs import Expected, Program
from tests.grader.corpus.score import judged, table, totals

CALL, CPU = Expected("blocking-call", (5,)), Expected("cpu-bound", (7, 8))


def _program(*expected: Expected) -> Program:
    return Program(Path("blocking/one.py"), expected, "", "")


def _given(*given: tuple[str, int]) -> list[Diagnosis]:
    return [Diagnosis(code, "", "", "", "", "", Place("one.py", line)) for code, line in given]


@pytest.mark.parametrize(
    ("given", "figures"),
    [
        ([("blocking-call", 5), ("cpu-bound", 8)], (2, 2, 0)),
        ([("blocking-call", 5), ("blocking-call", 5), ("cpu-bound", 7)], (2, 2, 0)),
        ([("blocking-call", 4), ("cpu-bound", 7)], (2, 1, 0)),
        ([("blocking-call", 4), ("blocking-call", 5)], (1, 1, 1)),
        ([("cpu-bound", 5), ("cpu-bound", 7)], (1, 1, 1)),
        ([], (0, 0, 0)),
    ],
    ids=["as expected", "said twice", "another line", "one too many", "another code", "silence"],
)
def test_found_exact_and_too_much(given: list[tuple[str, int]], figures: tuple[int, int, int]) -> None:
    """A code counts as found once, as exact at its line, and as a false alarm where nothing asked for it."""
    result = judged(_program(CALL, CPU), _given(*given))
    assert (result.found, result.exact, len(result.alarms)) == figures


def test_an_exact_line_is_not_taken_for_a_displaced_one() -> None:
    """Of two expectations of one code, each gets the diagnosis of its own line, in any order."""
    other = Expected("blocking-call", (9,))
    result = judged(_program(CALL, other), _given(("blocking-call", 9), ("blocking-call", 6)))
    assert (result.found, result.exact) == (2, 1)
    assert result.remarks == ("blocking-call of line 5 is at line 6",)


def test_the_table_adds_up() -> None:
    """Each category has one row."""
    rows = totals([judged(_program(CALL), _given(("blocking-call", 5))), judged(_program(CPU), [])])
    assert [(row.programs, row.expected, row.found, row.exact, row.alarms) for row in rows] == [
        (2, 2, 1, 1, 0)
    ]
    assert table(rows).splitlines()[1].split() == ["blocking", "2", "2", "1", "1", "0"]
