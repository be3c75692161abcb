"""Write reports and lists as JSON, as `docs/report.schema.json` describes them."""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import TYPE_CHECKING, Any, Protocol

from grader.model import CheckResult, Diagnosis, Kind, Mark, Outcome, Report, Span, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

    from grader.examination import Checkup, TaskSeen

VERSION = 1


class Row(Protocol):
    """One exercise of the list that the user asked for."""

    @property
    def slug(self) -> str: ...  # noqa: D102 - the names are those of the output
    @property
    def chapter(self) -> str: ...  # noqa: D102
    @property
    def path(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> Kind | str: ...  # noqa: D102
    @property
    def points(self) -> int: ...  # noqa: D102
    @property
    def state(self) -> StrEnum | str: ...  # noqa: D102


def report(r: Report) -> str:
    """Give a report; the same report gives the same bytes."""
    return text(
        {
            "version": VERSION,
            "seed": r.seed,
            "clock": r.clock.value,
            "strict": r.strict,
            "exercises": [_exercise(each) for each in r.verdicts],
            "summary": _summary(r),
        }
    )


def listing(rows: Iterable[Row]) -> str:
    """Give the list of exercises; `path` is relative to `exercises/`."""
    return text(
        [
            {
                "slug": row.slug,
                "chapter": row.chapter,
                "path": row.path,
                "title": row.title,
                "kind": str(row.kind),
                "points": row.points,
                "state": str(row.state),
            }
            for row in rows
        ]
    )


def checkup(c: Checkup) -> str:
    """Give the examination of a program, as `docs/doctor.schema.json` describes it."""
    return text(
        {
            "version": VERSION,
            "program": c.program,
            "clock": c.clock.value,
            "diagnoses": [diagnosis(each) for each in c.diagnoses],
            "tasks": [_task(each) for each in c.tasks],
            "more_tasks": c.more_tasks,
            "timeline": [span(each) for each in c.timeline],
            "exit": c.exit,
            "seconds": _seconds(c.seconds),
            "notes": list(c.notes),
        }
    )


def diagnosis(each: Diagnosis) -> dict[str, Any]:
    """Give the object for a diagnosis, to be put into another document."""
    return {
        "code": each.code,
        "title": each.title,
        "file": each.place.file if each.place else None,
        "line": each.place.line if each.place else None,
        "message": each.message,
    }


def span(each: Span) -> dict[str, Any]:
    """Give the object for one stretch of a timeline, to be put into another document."""
    return {
        "label": each.label,
        "task": each.task,
        "start": _seconds(each.start),
        "end": _seconds(each.end),
        "line": each.line,
    }


def _task(each: TaskSeen) -> dict[str, Any]:
    return {
        "name": each.name,
        "file": each.place.file if each.place else None,
        "line": each.place.line if each.place else None,
        "state": each.state.value,
        "start": _seconds(each.start),
        "end": _seconds(each.end),
    }


def _exercise(v: Verdict) -> dict[str, Any]:
    return {
        "slug": v.exercise.slug,
        "chapter": v.exercise.chapter,
        "path": v.exercise.path,
        "outcome": v.outcome.value,
        "marks": {mark.value: v.marks.of(mark).value for mark in Mark},
        "points": v.points,
        "max_points": v.max_points,
        "checks": [_check(each) for each in v.checks],
        "diagnoses": [diagnosis(each) for each in v.diagnoses],
        "seconds": _seconds(v.seconds),
        "possible_seconds": None if v.possible_seconds is None else _seconds(v.possible_seconds),
        "timeline": [span(each) for each in v.timeline],
    }


def _check(each: CheckResult) -> dict[str, Any]:
    return {
        "name": each.check.name,
        "title": each.check.title,
        "mark": each.check.mark.value,
        "outcome": each.outcome.value,
        "message": each.message,
    }


def _summary(r: Report) -> dict[str, int]:
    counts = Counter(each.outcome for each in r.verdicts)
    return {
        **{outcome.value: counts[outcome] for outcome in Outcome},
        "points": sum(each.points for each in r.verdicts),
        "max_points": sum(each.max_points for each in r.verdicts),
    }


def _seconds(value: float) -> float | None:
    """Round to microseconds; what is no number is null, since JSON has no word for it."""
    return round(value, 6) + 0.0 if math.isfinite(value) else None


def text(document: object) -> str:
    """Give a document as JSON that is harmless in the log of a workflow."""
    written = json.dumps(document, indent=2, allow_nan=False)
    # Workflow logs obey this sequence anywhere in a line; it can occur inside strings only.
    return written.replace("##[", "##\\u005b") + "\n"
