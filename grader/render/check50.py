"""Write a report as `check50 --output json` does: one result for each check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader import __version__
from grader.model import Outcome
from grader.render import as_json
from grader.render.cases import Case, cases, several
from grader.render.text import clean

if TYPE_CHECKING:
    from grader.model import Report

_MOST_LINES = 100  # of what a check printed
# Not run, or not the learner's fault: neither passed nor failed.
_UNKNOWN = {Outcome.SKIPPED, Outcome.CRASHED}


def report(r: Report) -> str:
    """Give the document."""
    only = r.verdicts[0].exercise.slug if len(r.verdicts) == 1 else "async-katas"
    results = [_result(each) for verdict in r.verdicts for each in cases(verdict)]
    return as_json.text({"slug": clean(only), "results": results, "version": __version__})


def _result(each: Case) -> dict[str, Any]:
    slug = clean(each.verdict.exercise.slug)
    passed = None if each.outcome in _UNKNOWN else each.outcome is Outcome.PASSED
    output = several(each.result.output) if each.result else ""
    return {
        "name": f"{slug}.{clean(each.name)}",
        "description": each.heading,
        "passed": passed,
        "log": output.split("\n")[:_MOST_LINES] if output else [],
        "cause": None if passed else {"rationale": each.told, "help": _help(each)},
        "data": {"outcome": each.outcome.value},
        "dependency": None,
    }


def _help(each: Case) -> str | None:
    advice = next((diagnosis.try_one for diagnosis in each.verdict.diagnoses if diagnosis.try_one), "")
    return several(advice) or None
