"""Reports as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from grader.model import Outcome
from grader.render import as_json
from tests.grader.render import factory

if TYPE_CHECKING:
    from tests.grader.render.conftest import Golden

ROOT = Path(__file__).parents[3]
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Row:
    """A row of the list."""

    slug: str = "a"
    chapter: str = "ch01"
    path: str = "ch01/ex01_a.py"
    title: str = "A"
    kind: str = "fill-in"
    points: int = 1
    state: str = "todo"


def test_schema_is_valid() -> None:
    """The schema itself is one of the draft it names."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", factory.REPORTS)
def test_reports_follow_the_schema(name: str) -> None:
    """Every report follows the published schema."""
    text = as_json.report(factory.REPORTS[name])
    Draft202012Validator(SCHEMA).validate(json.loads(text))
    assert text.endswith("}\n")
    assert text.isascii()


def test_schema_refuses_other_documents() -> None:
    """A field too many, one too few or an unknown word is refused."""
    document = json.loads(as_json.report(factory.everything()))
    validator = Draft202012Validator(SCHEMA)
    damages: tuple[dict[str, Any], ...] = (
        {"extra": 1},
        {"version": 2},
        {"clock": "sun"},
        {"seed": "7"},
        {"exercises": [{}]},
    )
    for damage in damages:
        assert not validator.is_valid({**document, **damage})
    del document["summary"]
    assert not validator.is_valid(document)


@pytest.mark.parametrize("name", ["sequential", "everything"])
def test_golden(name: str, golden: Golden) -> None:
    """The text is the agreed one, in a stable order."""
    golden(f"{name}.json", as_json.report(factory.REPORTS[name]))


def test_real_seconds_do_not_show() -> None:
    """The same seed gives the same bytes, however long the machine took."""
    slower = replace(factory.sequential(), real_seconds=99.0)
    assert as_json.report(factory.report(slower)) == as_json.report(factory.REPORTS["sequential"])


def test_summary_counts_each_outcome() -> None:
    """Each outcome has its count, and the points are summed; what was skipped adds none that could be had."""
    summary = json.loads(as_json.report(factory.everything()))["summary"]
    assert sum(summary[outcome.value] for outcome in Outcome) == 9
    assert summary["failed"] == 3
    assert (summary["points"], summary["max_points"]) == (5, 24)


def test_seconds_are_rounded_and_texts_are_kept() -> None:
    """Seconds have six digits; hostile text arrives as it was."""
    exercise = json.loads(as_json.report(factory.REPORTS["hostile"]))["exercises"][0]
    assert exercise["possible_seconds"] == 0.3
    assert exercise["checks"][0]["message"] == factory.HOSTILE


def test_no_log_command_inside() -> None:
    """A workflow log that shows the document obeys nothing in it."""
    text = as_json.report(factory.REPORTS["hostile"])
    assert "##[" not in text
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())


def test_numbers_that_json_lacks_are_null() -> None:
    """An infinite time does not make the document invalid."""
    text = as_json.report(factory.report(replace(factory.passed(), seconds=float("inf"))))
    assert json.loads(text)["exercises"][0]["seconds"] is None


def test_listing() -> None:
    """The list has one object per exercise, as the schema says."""
    document = json.loads(as_json.listing([Row(), Row(slug="b")]))
    Draft202012Validator({"$ref": "#/$defs/listing", "$defs": SCHEMA["$defs"]}).validate(document)
    assert [row["slug"] for row in document] == ["a", "b"]


@pytest.mark.parametrize("module", ["as_json", "junit", "terminal", "progress_bar"])
def test_importing_a_renderer_does_not_import_rich(module: str) -> None:
    """Commands without a progress bar do not pay for the library that draws it."""
    code = f"import sys, grader.render.{module}; sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
