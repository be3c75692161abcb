"""Write a report as the `results.json` of a Gradescope autograder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.model import Outcome
from grader.render import as_json, tally
from grader.render.cases import graded, summary, totals
from grader.render.text import clean

if TYPE_CHECKING:
    from grader.model import Report, Verdict


def report(r: Report) -> str:
    """Give the document: one test for each exercise, all of them visible, none of their texts markup."""
    return as_json.text(
        {
            "score": totals(r)[0],
            "output": f"{tally.headline(r)}\n{tally.how(r)}",
            "output_format": "text",
            "test_output_format": "text",
            "test_name_format": "text",
            "visibility": "visible",
            "stdout_visibility": "hidden",
            "tests": [_test(number, each, r) for number, each in enumerate(graded(r), 1)],
        }
    )


def _test(number: int, v: Verdict, r: Report) -> dict[str, Any]:
    return {
        "number": str(number),
        "name": clean(v.exercise.slug),
        "name_format": "text",
        "score": v.points,
        "max_score": v.max_points,
        "status": "passed" if v.outcome is Outcome.PASSED else "failed",
        "output": summary(v, r),
        "output_format": "text",
        "tags": [clean(v.exercise.chapter)],
        "visibility": "visible",
    }
