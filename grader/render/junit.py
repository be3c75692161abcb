"""Write reports as JUnit XML: a suite for each exercise, a case for each check."""

from __future__ import annotations

import math
from collections import Counter
from xml.etree import ElementTree as ET

from grader.model import CheckResult, Mark, Outcome, Place, Report, Verdict
from grader.render.text import block, clean

# Whatever did not pass counts against the suite; held for review is not passed either.
_ELEMENTS = {
    Outcome.FAILED: "failure",
    Outcome.REVIEW: "failure",
    Outcome.BROKEN: "error",
    Outcome.TIMED_OUT: "error",
    Outcome.CRASHED: "error",
    Outcome.SKIPPED: "skipped",
}
_TOTALS = {"failure": "failures", "error": "errors", "skipped": "skipped"}


def report(r: Report) -> str:
    """Give the document; seconds are those of the report's clock."""
    root = ET.Element("testsuites", name="async-katas")
    for verdict in r.verdicts:
        root.append(_suite(verdict, r))
    for name in ("tests", *_TOTALS.values()):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    root.set("time", _time(sum(verdict.seconds for verdict in r.verdicts)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(verdict: Verdict, r: Report) -> ET.Element:
    suite = ET.Element("testsuite", name=clean(verdict.exercise.slug))
    properties = ET.SubElement(suite, "properties")
    facts = {
        "seed": r.seed,
        "clock": r.clock.value,
        "outcome": verdict.outcome.value,
        "points": f"{verdict.points}/{verdict.max_points}",
        **{f"mark.{mark.value}": verdict.marks.of(mark).value for mark in Mark},
    }
    for name, value in facts.items():
        ET.SubElement(properties, "property", name=name, value=str(value))
    cases = [_case(each, verdict) for each in verdict.checks]
    if not _explained(verdict):
        cases.append(_whole(verdict))
    suite.extend(cases)
    counts = Counter(child.tag for case in cases for child in case)
    suite.set("tests", str(len(cases)))
    for element, total in _TOTALS.items():
        suite.set(total, str(counts[element]))
    suite.set("time", _time(verdict.seconds))
    return suite


def _explained(verdict: Verdict) -> bool:
    """Tell whether the checks alone give the outcome of the exercise."""
    outcomes = {each.outcome for each in verdict.checks}
    if verdict.outcome is Outcome.PASSED:
        return outcomes == {Outcome.PASSED}
    return bool(outcomes - {Outcome.PASSED, Outcome.SKIPPED}) or outcomes == {verdict.outcome}


def _case(each: CheckResult, verdict: Verdict) -> ET.Element:
    case = _empty_case(verdict, each.check.name, each.seconds)
    message = each.message or each.check.title
    _add_outcome(case, each.outcome, message, f"{each.check.title}\n{each.message}", each.place)
    if each.output:
        ET.SubElement(case, "system-out").text = block(each.output)
    return case


def _whole(verdict: Verdict) -> ET.Element:
    """Give a case for an outcome that no check reports, such as a file that cannot be imported."""
    case = _empty_case(verdict, verdict.exercise.slug, 0.0)
    _add_outcome(case, verdict.outcome, verdict.message, verdict.message, verdict.place)
    return case


def _empty_case(verdict: Verdict, name: str, seconds: float) -> ET.Element:
    classname = clean(f"{verdict.exercise.chapter}.{verdict.exercise.slug}")
    return ET.Element("testcase", classname=classname, name=clean(name), time=_time(seconds))


def _add_outcome(case: ET.Element, outcome: Outcome, message: str, text: str, place: Place | None) -> None:
    if outcome is Outcome.PASSED:
        return
    element = ET.SubElement(case, _ELEMENTS[outcome], type=outcome.value, message=clean(message))
    where = f"{place.file}:{place.line}" if place else ""
    element.text = block("\n".join(part for part in (text.strip(), where) if part))


def _time(seconds: float) -> str:
    return f"{seconds + 0.0 if math.isfinite(seconds) else 0.0:.6f}"
