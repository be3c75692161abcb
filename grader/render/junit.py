"""Write reports as JUnit XML: a suite for each exercise, a case for each check."""

from __future__ import annotations

import math
from collections import Counter
from xml.etree import ElementTree as ET

from grader.model import Mark, Outcome, Place, Report, Verdict
from grader.render.cases import Case, cases
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
    suite.extend(found := [_case(each) for each in cases(verdict)])
    counts = Counter(child.tag for case in found for child in case)
    suite.set("tests", str(len(found)))
    for element, total in _TOTALS.items():
        suite.set(total, str(counts[element]))
    suite.set("time", _time(verdict.seconds))
    return suite


def _case(each: Case) -> ET.Element:
    slug = each.verdict.exercise.slug
    classname = clean(f"{each.verdict.exercise.chapter}.{slug}")
    time = _time(each.result.seconds if each.result else 0.0)
    case = ET.Element("testcase", classname=classname, name=clean(each.name), time=time)
    if each.result is None:
        _add_outcome(case, each.outcome, each.message, each.message, each.place)
        return case
    text = f"{each.title}\n{each.message}"
    _add_outcome(case, each.outcome, each.message or each.title, text, each.place)
    if each.result.output:
        ET.SubElement(case, "system-out").text = block(each.result.output)
    return case


def _add_outcome(case: ET.Element, outcome: Outcome, message: str, text: str, place: Place | None) -> None:
    if outcome is Outcome.PASSED:
        return
    element = ET.SubElement(case, _ELEMENTS[outcome], type=outcome.value, message=clean(message))
    where = f"{place.file}:{place.line}" if place else ""
    element.text = block("\n".join(part for part in (text.strip(), where) if part))


def _time(seconds: float) -> str:
    return f"{seconds + 0.0 if math.isfinite(seconds) else 0.0:.6f}"
