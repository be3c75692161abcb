"""The commands between runs find, show and restore."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
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
    file = (root / "solutions/ch01_topic/ex01_first.py").read_text(encoding="utf-8")
    header, _, text = file.partition("\n")
    assert cli.run(["solution", "first"]) == 1
    early = capsys.readouterr()
    assert early.out == ""
    assert "--anyway" in early.err
    assert cli.run(["solution", "first", "--anyway"]) == 0
    assert text in capsys.readouterr().out
    _solve(root, "first")
    assert cli.run(["solution", "first"]) == 0
    shown = capsys.readouterr().out
    assert text in shown
    assert shown.startswith("Reference solution (gather): when every answer is wanted")
    assert header not in shown


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


def test_skip_brings_the_next_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is skipped comes back when nothing else is left."""
    assert cli.run(["skip", "first"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("first is put off until nothing else is left, or until you grade it.\n\nsecond")
    assert cli.run(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  » first " in lines[1]
    assert "» put off" in lines[-2]
    _solve(root, "second")
    assert cli.run(["next"]) == 0
    assert "first" in capsys.readouterr().out


def test_progress_sums_up_each_chapter(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bar, the count and the points of each chapter, and the sum."""
    _solve(root, "first")
    assert cli.run(["progress"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "  ch01_topic  ███████░░░░░░░░   1 of 2    10 points  1 try, 0 hints",
        "",
        "Solved 1 of 2, 10 of 20 points.",
    ]


def test_progress_takes_in_another_machines_file(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """What was solved elsewhere is solved here, too, and stays so."""
    elsewhere = tmp_path / "elsewhere"
    _solve(elsewhere, "second")
    assert cli.run(["progress", "--merge", str(elsewhere / progress.FILE)]) == 0
    assert "Solved 1 of 2" in capsys.readouterr().out
    assert progress.load(root).of("second").solved


def test_review_brings_back_what_is_due(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A day later the stub is back, the learner's text is kept, and it still counts as solved."""
    file = root / "exercises/ch01_topic/ex01_first.py"
    stub = file.read_text(encoding="utf-8")
    file.write_text("mine = 1\n", encoding="utf-8")
    yesterday = datetime.now(UTC) - timedelta(days=1, minutes=1)
    progress.save(root, progress.load(root).with_result("first", Outcome.PASSED, yesterday))
    assert cli.run(["next"]) == 0
    assert "\n1 review is due: python -m grader review\n" in capsys.readouterr().out
    assert cli.run(["review", "--list"]) == 0
    assert "Due now:\n  first" in capsys.readouterr().out
    assert file.read_text(encoding="utf-8") == "mine = 1\n"
    assert cli.run(["review"]) == 0
    assert file.read_text(encoding="utf-8") == stub
    assert [path.read_text("utf-8") for path in (root / ".katas/backups/first").iterdir()] == ["mine = 1\n"]
    assert progress.load(root).of("first").solved


def test_review_of_what_is_not_due(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing due changes nothing and says when; an unsolved exercise cannot be reviewed."""
    _solve(root, "first")
    assert cli.run(["review"]) == 0
    assert "No review is due." in capsys.readouterr().out
    assert cli.run(["review", "second"]) == 1
    assert "not solved yet" in capsys.readouterr().err
