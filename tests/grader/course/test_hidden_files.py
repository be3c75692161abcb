"""What is read from hidden tests and planted files, without running them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader.course import alternatives_of, checks_of, mistakes_of
from grader.errors import CourseError
from grader.model import Check, Exercise, Kind, Mark

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "raise SystemExit('a hidden test must not be run to be read')\n"


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    """An exercise of which no file exists."""
    return Exercise(
        "one", "ch01_a", "ch01_a/ex01_one.py", "One", Kind.FILL_IN, 1, "https://x", ("",) * 4, tmp_path
    )


def write(path: Path, text: str) -> None:
    """Write a file and its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_each_test_function_is_a_check_with_its_mark_and_first_line(exercise: Exercise) -> None:
    """Bare marks, attributes and calls are understood; helpers and other decorators do not matter."""
    write(
        exercise.tests,
        HEAD
        + '''
def helper(): pass

@value
async def test_a(kit):
    """
    First line.

    More.
    """

@pytest.mark.parametrize("x", [1])
@kit.overlap
def test_b(kit, x):
    """Second."""

@clean()
async def test_c(kit): """Third."""
''',
    )
    assert checks_of(exercise) == (
        Check("test_a", "First line.", Mark.VALUE),
        Check("test_b", "Second.", Mark.OVERLAP),
        Check("test_c", "Third.", Mark.CLEAN),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n@value\ndef test_a(kit): pass\n", "line 3: test_a has no docstring"),
        ("def test_a(kit): 'Title.'\n", "line 1: test_a has 0 marks"),
        ("@value\n@free\ndef test_a(kit): 'Title.'\n", "line 3: test_a has 2 marks"),
        ("class TestA:\n    pass\n", "line 1: checks are functions"),
        ("@free\ndef test_a(): 'A.'\n@free\ndef test_a(): 'B.'\n", "line 4: test_a is defined twice"),
        ("def helper(): pass\n", "has no check"),
        ("def test_a(:\n", "line 1: invalid syntax"),
    ],
)
def test_a_hidden_test_that_cannot_count_is_refused(exercise: Exercise, text: str, message: str) -> None:
    """The message names the file, the line and what is wrong."""
    write(exercise.tests, text)
    with pytest.raises(CourseError) as caught:
        checks_of(exercise)
    assert str(caught.value).startswith("tests/exercises/ch01_a/test_ex01_one.py")
    assert message in str(caught.value)


def test_a_missing_hidden_test_is_named(exercise: Exercise) -> None:
    """The message names the file."""
    with pytest.raises(CourseError, match=r"tests/exercises/ch01_a/test_ex01_one\.py is missing"):
        checks_of(exercise)


def test_planted_files_are_read_from_their_headers(exercise: Exercise) -> None:
    """The code and the note come from the first line; files come by name."""
    write(exercise.mistakes / "b.py", "# forgotten-await: returns the coroutine itself\nx = 1\n")
    write(exercise.mistakes / "a.py", "# blocking-call: calls time.sleep: for a second\n")
    write(exercise.alternatives / "t.py", "# async for: when items come late\n")
    assert [(one.path.name, one.code, one.note) for one in mistakes_of(exercise)] == [
        ("a.py", "blocking-call", "calls time.sleep: for a second"),
        ("b.py", "forgotten-await", "returns the coroutine itself"),
    ]
    assert [(one.code, one.note) for one in alternatives_of(exercise)] == [
        ("async for", "when items come late")
    ]


@pytest.mark.parametrize("first", ["", "import asyncio", "# no colon here", "# code:", '"""code: x"""'])
def test_a_planted_file_without_header_is_refused(exercise: Exercise, first: str) -> None:
    """The message shows the form of the header."""
    write(exercise.mistakes / "a.py", f"{first}\n")
    with pytest.raises(CourseError, match=r"tests/mistakes/one/a\.py, line 1: .*# misconception-code: "):
        mistakes_of(exercise)


def test_no_folder_means_no_planted_file(exercise: Exercise) -> None:
    """Mistakes and alternatives are optional as far as reading goes."""
    assert mistakes_of(exercise) == alternatives_of(exercise) == ()
