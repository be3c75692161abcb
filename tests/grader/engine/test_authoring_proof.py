"""An author hears of every file of a course that is not what it is there for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader import authoring, course, runner, stubs
from grader.authoring import Role
from grader.errors import CourseError
from grader.model import Clock, Outcome
from tests.grader.engine.conftest import CHAPTER, SOLUTION, STUB, TESTS

if TYPE_CHECKING:
    from grader.course import Course

SEQUENTIAL = "async def both(fetch, a, b):\n    return [await fetch(a), await fetch(b)]{mark}\n"
SECOND = CHAPTER[CHAPTER.index("[exercise") :].replace("exercise.both", "exercise.pair")
README = "# Tiny\n"
RIGHT = {
    "exercises/ch01_tiny/chapter.toml": CHAPTER,
    "exercises/ch01_tiny/README.md": README,
    "exercises/ch01_tiny/ex01_both.py": STUB,
    "solutions/ch01_tiny/ex01_both.py": SOLUTION,
    "tests/exercises/ch01_tiny/test_ex01_both.py": TESTS,
    "tests/alternatives/both/tasks.py": "# Tasks: when they are needed by name\n" + SOLUTION,
    "tests/mistakes/both/in_turn.py": "# sequential-awaits: one after another\n"
    + SEQUENTIAL.format(mark="  # <- here"),
}
# An exercise whose stub is solved and whose solution is not, beside planted files that do not do their part.
WRONG = {
    "exercises/ch01_tiny/chapter.toml": CHAPTER + SECOND,
    "exercises/ch01_tiny/ex02_pair.py": SOLUTION,
    "solutions/ch01_tiny/ex02_pair.py": SEQUENTIAL.format(mark=""),
    "tests/exercises/ch01_tiny/test_ex02_pair.py": TESTS,
    "tests/alternatives/both/slow.py": "# Slow: never\n" + SEQUENTIAL.format(mark=""),
    "tests/alternatives/both/broken.py": "# Broken: never\nx = 1 / 0\n",
    "tests/mistakes/both/none.py": "# sequential-awaits: is none\n" + SOLUTION,
    "tests/mistakes/both/other.py": "# completion-order: is another\n" + SEQUENTIAL.format(mark=""),
    "tests/mistakes/both/elsewhere.py": "# sequential-awaits: named elsewhere  # <- here\n"
    + SEQUENTIAL.format(mark=""),
}


def write(root: Path, *trees: dict[str, str]) -> Course:
    """Write a course, and record its stubs."""
    for tree in trees:
        for name, text in tree.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    loaded = course.load(root)
    stubs.write(loaded)
    return loaded


def proved(loaded: Course) -> dict[str, list[str]]:
    """Prove a course and give the problems of each path."""
    shown = authoring.exhibits(loaded.exercises)
    tests = [exercise.tests for exercise in loaded.exercises]
    with runner.start(loaded.root, tests, jobs=2) as started:
        problems, report = authoring.prove(shown, started, seed=3)
    assert (report.seed, report.clock, len(report.verdicts)) == (3, Clock.KATA, len(shown))
    found: dict[str, list[str]] = {}
    for problem in problems:
        found.setdefault(problem.path, []).append(problem.message)
    return found


def test_every_file_takes_part_in_its_role(tmp_path: Path) -> None:
    """The stub, the solution, each alternative and each mistake are exhibits; a mistake with its code."""
    shown = authoring.exhibits(write(tmp_path, RIGHT).exercises)
    assert [(exhibit.role, exhibit.code, Path(exhibit.work.name).name) for exhibit in shown] == [
        (Role.STUB, "", "ex01_both.py"),
        (Role.SOLUTION, "", "ex01_both.py"),
        (Role.ALTERNATIVE, "", "tasks.py"),
        (Role.MISTAKE, "sequential-awaits", "in_turn.py"),
    ]


def test_a_right_course_has_no_problem(tmp_path: Path) -> None:
    """A course whose files all do their part is proved."""
    loaded = write(tmp_path, RIGHT)
    assert authoring.problems_of_files(loaded, loaded.exercises) == ()
    assert proved(loaded) == {}


def test_every_file_that_does_not_do_its_part_is_told(tmp_path: Path) -> None:
    """A solved stub, an unsolved solution, wrong alternatives and bad mistakes are told apart."""
    found = proved(write(tmp_path, RIGHT, WRONG))
    assert set(found) == {
        "exercises/ch01_tiny/ex02_pair.py",
        "solutions/ch01_tiny/ex02_pair.py",
        *(name for name in WRONG if name.startswith(("tests/alternatives", "tests/mistakes"))),
    }
    first = {name.rpartition("/")[2]: messages[0] for name, messages in found.items() if "ch01" not in name}
    assert found["exercises/ch01_tiny/ex02_pair.py"][0].startswith("must fail with a message, but is passed")
    assert found["solutions/ch01_tiny/ex02_pair.py"][0].startswith("must pass, but is failed")
    assert first["slow.py"].startswith("must pass, but is failed")
    assert first["broken.py"].startswith(f"must pass, but is {Outcome.BROKEN}")
    assert any(
        "is diagnosed as sequential-awaits" in each for each in found["tests/alternatives/both/slow.py"]
    )
    assert first["none.py"].startswith("must be rejected, but is passed")
    assert first["other.py"].startswith("must be diagnosed as completion-order, but is as sequential-awaits")
    assert first["elsewhere.py"] == "is diagnosed at line 3, but the culprit is line 1"


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        (
            "tests/mistakes/both/x.py",
            "# no-such-code: what\n" + SOLUTION,
            "'no-such-code' is no misconception",
        ),
        ("tests/mistakes/both/x.py", SOLUTION, "line 1: write a comment"),
        ("tests/alternatives/both/x.py", SOLUTION, "line 1: write a comment"),
    ],
)
def test_a_planted_file_needs_its_header(name: str, text: str, sentence: str, tmp_path: Path) -> None:
    """An unknown code, or a planted file without its header, is an error with the file's name."""
    loaded = write(tmp_path, RIGHT, {name: text})
    with pytest.raises(CourseError, match=sentence):
        authoring.exhibits(loaded.exercises)


LONG = STUB + "#\n" * 50
UNTIDY: dict[str, tuple[str, str, str]] = {
    "no TODO": ("exercises/ch01_tiny/ex01_both.py", STUB.replace("# TODO", "# To do"), "has no # TODO"),
    "too long": ("exercises/ch01_tiny/ex01_both.py", LONG, "of at most 40"),
    "long readme": ("exercises/ch01_tiny/README.md", "\n" * 61, "has 61 lines, of at most 60"),
    "stray stub": ("exercises/ch01_tiny/ex09_mine.py", STUB, "belongs to no exercise"),
    "stray solution": ("solutions/ch01_tiny/ex09_mine.py", SOLUTION, "belongs to no exercise"),
    "stray test": ("tests/exercises/ch01_tiny/test_ex09_mine.py", TESTS, "belongs to no exercise"),
    "stray mistakes": ("tests/mistakes/mine/x.py", SOLUTION, "belongs to no exercise"),
    "stray alternative": ("tests/alternatives/x.py", SOLUTION, "belongs to no exercise"),
}


@pytest.mark.parametrize(("name", "text", "sentence"), UNTIDY.values(), ids=UNTIDY)
def test_an_untidy_file_is_told(name: str, text: str, sentence: str, tmp_path: Path) -> None:
    """What is too long, lacks its TODO or belongs to nothing is told by its path, and nothing else is."""
    strays = {name: text}
    if "ex09_mine" in name and name.startswith(("solutions", "tests")):
        loaded = write(tmp_path, RIGHT)
        (tmp_path / name).write_text(text, encoding="utf-8")
    else:
        loaded = write(tmp_path, RIGHT, strays)
    (problem,) = authoring.problems_of_files(loaded, loaded.exercises)
    assert sentence in problem.message
    assert name.startswith(problem.path)


@pytest.mark.parametrize(
    "name",
    [
        "exercises/ch01_tiny/ex01_both.py",
        "exercises/ch01_tiny/README.md",
        "solutions/ch01_tiny/ex01_both.py",
        "tests/exercises/ch01_tiny/test_ex01_both.py",
        "tests/mistakes/both/in_turn.py",
    ],
)
def test_a_missing_file_is_told(name: str, tmp_path: Path) -> None:
    """Each file that an exercise needs is told when it is not there."""
    write(tmp_path, RIGHT)
    (tmp_path / name).unlink()
    loaded = course.load(tmp_path)
    (problem,) = authoring.problems_of_files(loaded, loaded.exercises)
    assert name.startswith(problem.path)
    assert "is missing" in problem.message or "has no mistake" in problem.message
