"""`grade` and `check` print one document, remember what was solved and end with the right code."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from grader import cli, progress

if TYPE_CHECKING:
    from pathlib import Path

PASSED, NOT_PASSED, WRONG_USE = 0, 1, 2


def _solve(root: Path, name: str) -> None:
    shutil.copy(root / "solutions/ch01_topic" / name, root / "exercises/ch01_topic" / name)


def test_one_solved_exercise_of_two(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One is passed and remembered, the other is not, and so is the whole."""
    _solve(root, "ex01_first.py")
    assert cli.run(["grade", "--seed", "1"]) == NOT_PASSED
    assert "Passed 1 of 2" in capsys.readouterr().out
    assert progress.load(root).of("first").solved
    assert not progress.load(root).of("second").solved


def test_names_choose_what_is_graded(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only the named exercise decides the exit code."""
    _solve(root, "ex01_first.py")
    assert cli.run(["grade", "first", "--format", "json"]) == PASSED
    document = json.loads(capsys.readouterr().out)
    assert [each["slug"] for each in document["exercises"]] == ["first"]


def test_another_submission_leaves_progress_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What somebody else solved is not what this learner solved."""
    assert cli.run(["grade", "--submission", "solutions"]) == PASSED
    assert "Passed 2 of 2" in capsys.readouterr().out
    assert not progress.load(root).of("first").solved


def test_the_course_itself_is_the_default_submission(root: Path) -> None:
    """A directory that holds exercises/ stands for it."""
    _solve(root, "ex01_first.py")
    assert cli.run(["grade", "first", "--submission", "."]) == PASSED
    assert progress.load(root).of("first").solved


def test_a_machine_format_has_standard_output_for_itself(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What tells the user that the run goes on is on standard error."""
    assert cli.run(["grade", "--format", "junit", "--submission", "solutions"]) == PASSED
    shown = capsys.readouterr()
    assert ET.fromstring(shown.out).tag == "testsuites"  # noqa: S314 - written by the grader a moment ago
    assert "first" in shown.err


def test_output_takes_the_document_and_the_terminal_the_report(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --output both are there."""
    arguments = ["grade", "--format", "json", "--output", "report.json", "--seed", "7"]
    assert cli.run(arguments) == NOT_PASSED
    assert "Passed 0 of 2" in capsys.readouterr().out
    assert json.loads((root / "report.json").read_text(encoding="utf-8"))["seed"] == 7


def test_a_page_can_be_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page names the exercises and is complete."""
    assert cli.run(["grade", "--format", "html", "--output", "report.html"]) == NOT_PASSED
    page = (root / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>\n")
    assert "exercises/ch01_topic/ex01_first.py" in page
    assert "Passed 0 of 2" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--submission", "nowhere"],
        ["--output", "nowhere/report.txt"],
        ["--output", "exercises"],
        ["--format", "yaml"],
        ["--jobs", "0"],
        ["--seed", "many"],
        ["--course", "nowhere"],
        ["nonsense"],
    ],
)
def test_wrong_use_is_found_before_anything_runs(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """Nothing is graded, the reason is on standard error."""
    assert cli.run(["grade", *arguments]) == WRONG_USE
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err
    assert not (root / progress.FILE).exists()


def test_the_same_seed_gives_the_same_report(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Names, delays and counts come from the seed alone."""
    reports = []
    for _ in range(2):
        cli.run(["grade", "--seed", "11", "--format", "json"])
        reports.append(capsys.readouterr().out)
    assert reports[0] == reports[1]


def test_check_proves_a_new_course_and_finds_what_is_wrong(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What `new` writes is proved; a stub that passes is a problem with its path."""
    assert cli.run(["check"]) == PASSED
    assert "Proved 2 exercises" in capsys.readouterr().out
    _solve(root, "ex01_first.py")
    assert cli.run(["check", "first"]) == NOT_PASSED
    assert "exercises/ch01_topic/ex01_first.py" in capsys.readouterr().out
