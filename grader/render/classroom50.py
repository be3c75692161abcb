"""Write a report as the `result.json` of Classroom 50, schema `classroom50/result/v1`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.model import Outcome
from grader.render import as_json
from grader.render.cases import graded, summary, totals
from grader.render.text import clean

if TYPE_CHECKING:
    from datetime import datetime

    from grader.model import Report, Verdict

SCHEMA = "classroom50/result/v1"


@dataclass(frozen=True, slots=True)
class Submission:
    """What Classroom 50 knows of a submission and wants to read again."""

    classroom: str
    assignment: str
    assignment_type: str
    owner: str
    tag: str
    commit: str
    release: str
    review: str


def report(r: Report, submission: Submission, now: datetime) -> str:
    """Give the document; every score is an integer, and a field more or less would be refused."""
    earned, most = totals(r)
    return as_json.text(
        {
            "schema": SCHEMA,
            "classroom": submission.classroom,
            "assignment": submission.assignment,
            "assignment_type": submission.assignment_type,
            "owner": submission.owner,
            "submission": submission.tag,
            "commit": submission.commit,
            "release": submission.release,
            "review": submission.review,
            "datetime": f"{now:%Y-%m-%dT%H:%M:%SZ}",
            "score": earned,
            "max-score": most,
            "tests": [_test(each, r) for each in graded(r)],
        }
    )


def _test(v: Verdict, r: Report) -> dict[str, Any]:
    return {
        "test-name": clean(v.exercise.slug),
        "passed": v.outcome is Outcome.PASSED,
        "score": v.points,
        "max-score": v.max_points,
        "message": summary(v, r),
    }
