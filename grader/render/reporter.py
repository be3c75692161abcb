"""Write a report for the grading reporter of GitHub Classroom, which adds up the results of several steps.

The reporter takes the output `result` of each step out of an environment variable, decodes it, prints its
names and messages as they are, and adds its scores.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

from grader.model import Outcome
from grader.render.cases import finite, graded, several, summary, totals
from grader.render.github import command
from grader.render.scene import Scene
from grader.render.text import clean

if TYPE_CHECKING:
    from grader.model import Report, Verdict

MOST_BYTES = 100_000  # Linux hands no environment variable over that is longer than 128 KiB
_STATUS = {Outcome.PASSED: "pass", Outcome.FAILED: "fail", Outcome.REVIEW: "fail"}


def report(r: Report) -> str:
    """Give the line to set as the step's output `result`."""
    line = ""
    for longest in (1000, 300, 80, 0):  # characters of a message
        document = json.dumps(_document(r, longest), ensure_ascii=False, separators=(",", ":"))
        line = base64.b64encode(document.encode()).decode() + "\n"
        if len(line) <= MOST_BYTES:
            break
    return line


def notices(r: Report) -> str:
    """Give the workflow commands with which the reporter tells Classroom the total."""
    earned, most = totals(r)
    points = json.dumps({"totalPoints": earned, "maxPoints": most}, separators=(",", ":"))
    told = {"Autograding complete": f"Points {earned}/{most}", "Autograding report": points}
    return "".join(command("notice", message, title=title) + "\n" for title, message in told.items())


def _document(r: Report, longest: int) -> dict[str, Any]:
    crashed = any(each.outcome is Outcome.CRASHED for each in r.verdicts)
    return {
        "version": 1,
        "status": "pass" if r.passed else "error" if crashed else "fail",
        "max_score": totals(r)[1],
        "tests": [_test(each, r, longest) for each in graded(r)],
    }


def _test(v: Verdict, r: Report, longest: int) -> dict[str, Any]:
    scene = Scene(v, r.clock)
    message = several(summary(v, r), longest) if longest and v.outcome is not Outcome.PASSED else ""
    return {
        "name": clean(v.exercise.slug),
        "status": _STATUS.get(v.outcome, "error"),
        "score": v.points,
        # The test itself stays hidden; this is what to type to see the same.
        "test_code": f"python -m grader grade {clean(v.exercise.slug)} --seed {r.seed}",
        "filename": clean(v.exercise.path),
        "line_no": scene.place.line if scene.place else 0,
        "duration": finite(v.seconds),
        "message": message,
    }
