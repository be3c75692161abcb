"""Write a report in the Common Test Report Format (CTRF)."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from grader import __version__
from grader.model import Outcome
from grader.render import as_json
from grader.render.cases import Case, cases, finite, several, totals
from grader.render.text import clean

if TYPE_CHECKING:
    from datetime import datetime

    from grader.model import Report

SPEC = "1.0.0"
_STATUS = {
    Outcome.PASSED: "passed",
    Outcome.SKIPPED: "skipped",
    Outcome.REVIEW: "other",
    Outcome.CRASHED: "other",
}
_STATUSES = ("passed", "failed", "skipped", "pending", "other")


def report(r: Report, stop: datetime) -> str:
    """Give the document of a run that ended at `stop`; the durations are those of the report's clock."""
    tests = [_test(each) for verdict in r.verdicts for each in cases(verdict)]
    counts = Counter(test["status"] for test in tests)
    start = stop - timedelta(seconds=min(sum(finite(v.real_seconds) for v in r.verdicts), 1e6))
    earned, most = totals(r)
    tool = {"name": "async-katas", "version": __version__}
    facts = {"seed": r.seed, "clock": r.clock.value, "points": earned, "maxPoints": most}
    summary = {
        "tests": len(tests),
        **{status: counts[status] for status in _STATUSES},
        "suites": len(r.verdicts),
        "start": _milliseconds(start.timestamp()),
        "stop": _milliseconds(stop.timestamp()),
        "extra": facts,
    }
    return as_json.text(
        {
            "reportFormat": "CTRF",
            "specVersion": SPEC,
            "timestamp": f"{stop:%Y-%m-%dT%H:%M:%SZ}",
            "generatedBy": "async-katas",
            "results": {"tool": tool, "summary": summary, "tests": tests},
        }
    )


def _test(each: Case) -> dict[str, Any]:
    exercise = each.verdict.exercise
    output = several(each.result.output) if each.result else ""
    return {
        "name": each.heading,
        "status": _STATUS.get(each.outcome, "failed"),
        "rawStatus": each.outcome.value,
        "duration": _milliseconds(each.seconds),
        "suite": [clean(exercise.chapter), clean(exercise.slug)],
        "tags": [each.result.check.mark.value] if each.result else [],
        **({"message": each.told} if each.told else {}),
        **({"stdout": output.split("\n")} if output else {}),
    }


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)
