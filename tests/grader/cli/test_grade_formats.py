"""`grade --format` for services: what goes to standard output, what beside it, what it needs."""

from __future__ import annotations

import base64
import json
import re
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click
import pytest

from grader import cli, course, runner
from grader import grade as grading
from grader.commands.formats import FORMS, Format, Setting
from grader.render import github

if TYPE_CHECKING:
    from pathlib import Path

PASSED, NOT_PASSED, WRONG_USE = 0, 1, 2
FIFTY = {
    "CLASSROOM": "cs",
    "ASSIGNMENT": "katas",
    "USERNAME": "alice",
    "SUBMISSION_TAG": "submit/1",
    "COMMIT_URL": "https://example.org/commit",
    "RELEASE_URL": "https://example.org/release",
}


@pytest.fixture(autouse=True)
def _outside_of_any_service(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*FIFTY, "OWNER", "REVIEW_URL", "ASSIGNMENT_TYPE", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


def test_every_form_can_be_chosen() -> None:
    """The command line, the enumeration and the table know the same forms."""
    (choice,) = (each.type for each in cli.cli.commands["grade"].params if each.name == "form")
    assert isinstance(choice, click.Choice)
    assert list(choice.choices) == [str(each) for each in Format] == [str(each) for each in FORMS]


def test_annotations_name_files_as_their_repository_does(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the student's checkout lies; the summary is added to what is there."""
    checkout = root.parent / "checkout"
    (checkout / ".git").mkdir(parents=True)
    shutil.copytree(root / "exercises", checkout / "exercises")
    summary = root.parent / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert cli.run(["grade", "--submission", "../checkout", "--format", "github"]) == NOT_PASSED
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("::error file=exercises/ch01_topic/ex01_first.py,line=")
    assert lines[-1].startswith("::notice title=Async Katas::Passed 0 of 2 exercises")
    assert all(line.startswith("::") for line in lines)
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("before\n# Async Katas\n")
    assert "## first" in text
    shutil.move(checkout / "exercises" / "ch01_topic", checkout / "ch01_topic")
    (checkout / "exercises").rmdir()
    assert cli.run(["grade", "--submission", "../checkout", "--format", "github"]) == NOT_PASSED
    assert capsys.readouterr().out.startswith("::error file=ch01_topic/ex01_first.py,line=")


def test_a_summary_that_cannot_be_written_does_not_end_the_run(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, and the verdict stays."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(root))
    assert cli.run(["grade", "--submission", "solutions", "--format", "github"]) == PASSED
    assert "summary cannot be written" in capsys.readouterr().err


def test_the_reporter_has_standard_output_and_the_total_is_beside_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """So `result=$(…)` takes the result alone, and the log obeys the notices."""
    assert cli.run(["grade", "--submission", "solutions", "--format", "reporter"]) == PASSED
    shown = capsys.readouterr()
    result = json.loads(base64.b64decode(shown.out, validate=False))
    assert [test["status"] for test in result["tests"]] == ["pass", "pass"]
    most = result["max_score"]
    assert f"::notice title=Autograding complete::Points {most}/{most}\n" in shown.err
    assert re.search(r'^::notice title=Autograding report::\{"totalPoints":\d+', shown.err, re.MULTILINE)


def test_classroom_50_says_what_is_missing_before_it_grades(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its runner sets the variables; with them the document is complete."""
    command = ["grade", "--submission", "solutions", "--format", "classroom50", "--output", "result.json"]
    assert cli.run(command) == WRONG_USE
    assert "CLASSROOM, ASSIGNMENT" in capsys.readouterr().err
    for name, value in FIFTY.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("USERNAME")
    assert cli.run(command) == WRONG_USE
    assert "OWNER or USERNAME" in capsys.readouterr().err
    monkeypatch.setenv("USERNAME", "alice")
    assert cli.run(command) == PASSED
    result = json.loads((root / "result.json").read_text(encoding="utf-8"))
    assert (result["owner"], result["assignment_type"], result["review"]) == (
        "alice",
        "individual",
        FIFTY["COMMIT_URL"],
    )
    assert result["score"] == result["max-score"] > 0


def test_hidden_tests_and_solutions_never_appear(root: Path) -> None:
    """Whatever fails, no line of a hidden test or of a reference solution is in a report."""
    canary = "CANARY_OF_A_HIDDEN_FILE"
    for path in [*root.glob("tests/exercises/*/test_*.py"), *root.glob("solutions/*/ex*.py")]:
        lines = path.read_text(encoding="utf-8").splitlines()
        told = [
            f"{line}  # {canary}" if line.startswith("    ") and '"' not in line else line for line in lines
        ]
        path.write_text("\n".join(told), encoding="utf-8")
    (root / "exercises/ch01_topic/ex01_first.py").write_text("1 / 0\n", encoding="utf-8")
    exercises = course.load(root).exercises
    todo = grading.works(exercises, root / "exercises")
    with runner.start(root, [each.tests for each in exercises], jobs=1) as started:
        report = grading.grade(todo, started, seed=7)
    setting = Setting(root / "exercises", root, datetime(2026, 9, 1, tzinfo=UTC), FIFTY)
    for form in FORMS.values():
        assert canary not in form.write(report, setting)
    texts = FORMS[Format.GITHUB].write(report, setting) + github.summary(report)
    assert "division by zero" in texts
    assert canary not in texts + base64.b64decode(FORMS[Format.REPORTER].write(report, setting)).decode()
