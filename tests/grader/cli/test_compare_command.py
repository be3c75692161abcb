"""The command `compare` shows a solved exercise's answers side by side, measured alike."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from grader import cli, progress
from grader.model import Outcome

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def _solve(root: Path) -> None:
    text = (root / "tests/alternatives/first/task_group.py").read_text(encoding="utf-8")
    (root / "exercises/ch01_topic/ex01_first.py").write_text(text.partition("\n")[2], encoding="utf-8")
    progress.save(root, progress.load(root).with_result("first", Outcome.PASSED, datetime.now(UTC)))


def test_compare_waits_until_the_exercise_is_solved(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asking too early is exit 1 and one sentence; nothing runs."""
    assert cli.run(["compare", "first"]) == 1
    early = capsys.readouterr()
    assert early.out == ""
    assert "first is not solved yet" in early.err


def test_compare_shows_and_measures_each(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Columns, notes, one row for each answer, and what all share."""
    _solve(root)
    monkeypatch.setenv("COLUMNS", "160")
    assert cli.run(["compare", "first", "--seed", "7"]) == 0
    out = capsys.readouterr().out
    assert "exercises/ch01_topic/ex01_first.py" in out
    assert "│ solutions/ch01_topic/ex01_first.py" in out
    assert "TaskGroup: when one failure should stop the others" in out
    rows = [line.split() for line in out.splitlines() if line.endswith(" 4")]
    assert [row[0] for row in rows] == ["yours", "Reference", "TaskGroup"]
    assert all(200 <= int(row[-3]) < 300 for row in rows)  # the waiting, and a moment of computing
    assert re.search(r"All of them make 4 calls, have at most 4 in flight and take 2\d\d ms\.", out)


def test_compare_anyway_says_that_the_stub_did_not_pass(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The reference decides which check is shown where the learner's file does nothing."""
    assert cli.run(["compare", "first", "--anyway"]) == 0
    out = capsys.readouterr().out
    (row,) = (line for line in out.splitlines() if line.startswith("  yours"))
    assert row.endswith("failed")
    assert not progress.load(root).of("first").attempts
