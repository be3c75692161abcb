"""Write a report as the `results.json` of an Exercism test runner, version 3 of its interface.

`test_code` is left out: the tests are hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.model import Outcome
from grader.render import as_json
from grader.render.cases import Case, cases, several

if TYPE_CHECKING:
    from grader.model import Report

MOST_OUTPUT = 500  # characters, as the interface demands
MOST_MESSAGE = 16_000  # characters; it allows 65535 bytes
TRUNCATED = "Output was truncated. Please limit to 500 chars"
_STATUS = {Outcome.PASSED: "pass", Outcome.FAILED: "fail", Outcome.REVIEW: "fail"}


def report(r: Report) -> str:
    """Give the document; a test's `task_id` is the number of its exercise in the report."""
    found = [(task, each) for task, verdict in enumerate(r.verdicts, 1) for each in cases(verdict)]
    ran = [(task, each) for task, each in found if each.outcome is not Outcome.SKIPPED]
    tests = [_test(task, each) for task, each in ran]
    status = _status(r, {test["status"] for test in tests})
    message = "\n".join(each.told for _, each in ran or found) or "No exercise was graded."
    return as_json.text(
        {
            "version": 3,
            "status": status,
            "message": several(message, MOST_MESSAGE) if status == "error" else None,
            "tests": tests,
        }
    )


def _status(r: Report, statuses: set[str]) -> str:
    if r.passed and statuses == {"pass"}:
        return "pass"
    return "fail" if statuses & {"pass", "fail"} else "error"


def _test(task: int, each: Case) -> dict[str, Any]:
    return {
        "name": each.heading,
        "status": _STATUS.get(each.outcome, "error"),
        "message": each.told or None,
        "output": _output(each.result.output) if each.result else None,
        "task_id": task,
    }


def _output(text: str) -> str | None:
    told = several(text, MOST_OUTPUT + 1)
    if len(told) > MOST_OUTPUT:
        told = f"{told[: MOST_OUTPUT - len(TRUNCATED) - 1]}\n{TRUNCATED}"
    return told or None
