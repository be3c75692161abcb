"""Tests that import large libraries are kept apart, so that the others start without waiting for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader import course, runner
from grader.course import checks_of
from grader.grade import Work, run
from grader.model import Outcome
from grader.runner.zygotes import groups

LITTLE = "from __future__ import annotations\nimport asyncio\nfrom grader.child.kit import Kit\n"
MUCH = f"{LITTLE}\nfrom aiohttp import web\n"


def _written(folder: Path, **texts: str) -> list[Path]:
    paths = [folder / f"{name}.py" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_those_that_import_other_packages_are_apart(tmp_path: Path) -> None:
    """The standard library and the grader are there in any case; order is kept."""
    one, two, three = _written(tmp_path, one=LITTLE, two=MUCH, three=LITTLE)
    assert groups([one, two, three]) == [(one, three), (two,)]


@pytest.mark.parametrize("text", [LITTLE, MUCH])
def test_one_group_where_all_are_alike(tmp_path: Path, text: str) -> None:
    """Nothing is gained by a second process then."""
    paths = _written(tmp_path, one=text, two=text)
    assert groups(paths) == [tuple(paths)]


def test_what_cannot_be_read_is_left_to_pytest(tmp_path: Path) -> None:
    """It says what is wrong; without any tests there is one group, of nothing."""
    assert groups([tmp_path / "gone.py"]) == [(tmp_path / "gone.py",)]
    assert groups([]) == [()]


def test_a_job_finds_its_tests_in_either_group() -> None:
    """One runner runs exercises of both kinds."""
    if not runner.can_fork():
        pytest.skip("this system cannot fork")
    whole = course.load(Path(__file__).parents[3])
    exercises = [whole.get("first_await"), whole.get("predict_the_response")]
    assert len(groups([each.tests for each in exercises])) == 2
    works = [Work(each, each.solution, each.slug) for each in exercises]
    with runner.start(whole.root, [each.tests for each in exercises], jobs=1) as started:
        found = [run(work, checks_of(work.exercise), started, seed=1) for work in works]
    assert [{each.outcome for each in results} for results in found] == [{Outcome.PASSED}] * 2
