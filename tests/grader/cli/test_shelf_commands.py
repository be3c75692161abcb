"""The commands between runs find, show and restore."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from grader import cli, progress
from grader.model import Outcome

if TYPE_CHECKING:
    from pathlib import Path


def _solve(root: Path, slug: str) -> None:
    progress.save(root, progress.load(root).with_result(slug, Outcome.PASSED, datetime.now(UTC)))


def test_list_shows_each_exercise_under_its_chapter(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The list names chapters and slugs, and counts what is solved."""
    _solve(root, "first")
    assert cli.run(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines[1:3]] == [["✓", "first"], ["·", "second"]]
    assert "Solved 1 of 2" in lines[-1]


def test_list_as_json_is_the_contract(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The document has exactly the agreed fields, and nothing else is on standard output."""
    _solve(root, "first")
    assert cli.run(["list", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[0] == {
        "slug": "first",
        "chapter": "ch01_topic",
        "path": "ch01_topic/ex01_first.py",
        "title": "The first one",
        "kind": "fill-in",
        "points": 10,
        "state": "solved",
    }
    assert [row["state"] for row in rows] == ["solved", "todo"]


def test_next_is_the_first_unsolved(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The next exercise comes with the path to open."""
    _solve(root, "first")
    assert cli.run(["next"]) == 0
    assert "exercises/ch01_topic/ex02_second.py" in capsys.readouterr().out
    _solve(root, "second")
    assert cli.run(["next"]) == 0
    assert capsys.readouterr().out == "Every exercise is solved.\n"


def test_each_hint_is_one_rung_further(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asking again gives the next rung, and the count is remembered."""
    for rung in (1, 2):
        assert cli.run(["hint", "first"]) == 0
        assert f"Hint {rung} of 4 for first" in capsys.readouterr().out
    assert progress.load(root).of("first").hints == 2


def test_solution_waits_until_the_exercise_is_solved(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asking too early is exit 1 and one sentence; --anyway and solving show the text."""
    text = (root / "solutions/ch01_topic/ex01_first.py").read_text(encoding="utf-8")
    assert cli.run(["solution", "first"]) == 1
    early = capsys.readouterr()
    assert early.out == ""
    assert "--anyway" in early.err
    assert cli.run(["solution", "first", "--anyway"]) == 0
    assert text in capsys.readouterr().out
    _solve(root, "first")
    assert cli.run(["solution", "first"]) == 0
    assert text in capsys.readouterr().out


def test_reset_keeps_a_backup(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The stub is back, and the message names where the learner's text is."""
    file = root / "exercises/ch01_topic/ex01_first.py"
    stub = file.read_text(encoding="utf-8")
    file.write_text("mine = 1\n", encoding="utf-8")
    assert cli.run(["reset", "first"]) == 0
    assert file.read_text(encoding="utf-8") == stub
    # A long path may be wrapped.
    out = capsys.readouterr().out.replace("\n", "")
    backup = next((root / ".katas/backups/first").iterdir())
    assert backup.read_text(encoding="utf-8") == "mine = 1\n"
    assert backup.name in out


@pytest.mark.parametrize("name", ["first", "ex01_first", "exercises/ch01_topic/ex01_first.py"])
def test_a_name_may_be_a_slug_or_a_file(root: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Every command that takes one exercise takes it in each form."""
    assert cli.run(["hint", name]) == 0
    assert "for first" in capsys.readouterr().out


def test_a_chapter_is_too_many_for_a_hint(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that stands for several exercises is refused with their slugs."""
    assert cli.run(["hint", "ch01"]) == 2
    assert "first, second" in capsys.readouterr().err


def test_a_wrong_name_gets_a_suggestion(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown exercise is wrong use, and the nearest one is offered."""
    assert cli.run(["hint", "secnd"]) == 2
    shown = capsys.readouterr()
    assert "Did you mean second?" in shown.err
    assert shown.out == ""


def test_explain_knows_its_codes(capsys: pytest.CaptureFixture[str]) -> None:
    """A code is explained, an unknown one is wrong use with a suggestion, none lists them all."""
    assert cli.run(["explain", "sequential-awaits"]) == 0
    assert "Why" in capsys.readouterr().out
    assert cli.run(["explain", "sequential-await"]) == 2
    assert "Did you mean sequential-awaits" in capsys.readouterr().err
    assert cli.run(["explain"]) == 0
    assert "forgotten-await" in capsys.readouterr().out


def test_course_option_names_another_course(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A course is found from elsewhere with --course."""
    monkeypatch.chdir(tmp_path)
    assert cli.run(["list", "--course", str(root)]) == 0
    assert "second" in capsys.readouterr().out


def test_new_writes_an_exercise_and_lists_its_files(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An author gets every file named; a name that is taken is wrong use."""
    assert cli.run(["new", "ch01", "third"]) == 0
    assert "exercises/ch01_topic/ex03_third.py" in capsys.readouterr().out
    assert (root / "tests/exercises/ch01_topic/test_ex03_third.py").is_file()
    assert cli.run(["new", "ch01_topic/ex04_third"]) == 2
    assert cli.run(["new", "Nonsense!"]) == 2
