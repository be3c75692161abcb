"""Give the tests of the command line a small course to work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader import course, scaffold, stubs

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course of two exercises in one chapter, which is also the current directory."""
    folder = tmp_path / "course"
    (folder / "exercises").mkdir(parents=True)
    scaffold.new(folder, "ch01_topic/ex01_first", title="The first one")
    scaffold.new(folder, "ch01_topic/ex02_second", title="The second one")
    stubs.write(course.load(folder))
    monkeypatch.chdir(folder)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return folder
