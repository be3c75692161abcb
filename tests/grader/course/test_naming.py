"""What people may type to name an exercise."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from grader.course import Course
from grader.errors import UnknownName
from grader.model import Chapter, Exercise, Kind


def exercise(root: Path, chapter: str, file: str) -> Exercise:
    """Give an exercise whose files exist."""
    slug = file[5:-3]
    made = Exercise(slug, chapter, f"{chapter}/{file}", slug, Kind.FILL_IN, 1, "https://x", ("",) * 4, root)
    for path in (
        made.stub,
        made.solution,
        made.tests,
        made.mistakes / "slow.py",
        made.alternatives / "group.py",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return made


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Two chapters with three exercises."""
    first = (
        exercise(tmp_path, "ch01_basics", "ex01_alpha.py"),
        exercise(tmp_path, "ch01_basics", "ex02_beta.py"),
    )
    second = (exercise(tmp_path, "ch02_more", "ex01_gamma.py"),)
    return Course(tmp_path, (Chapter("ch01_basics", "Basics", first), Chapter("ch02_more", "More", second)))


def slugs(course: Course, *names: str, near: Path | None = None) -> list[str]:
    """Resolve names from a directory, by default the course's own."""
    return [exercise.slug for exercise in course.resolve(names, near or course.root)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("beta", ["beta"]),
        ("ch01_basics", ["alpha", "beta"]),
        ("ch01", ["alpha", "beta"]),
        ("ch02_more/", ["gamma"]),
        ("ch01_basics/ex02_beta.py", ["beta"]),
        ("ch01_basics/ex02_beta", ["beta"]),
        ("ch01_basics\\ex02_beta.py", ["beta"]),
        ("ex02_beta", ["beta"]),
        ("test_ex02_beta.py", ["beta"]),
        ("exercises/ch01_basics/ex01_alpha.py", ["alpha"]),
        ("solutions/ch01_basics/ex01_alpha.py", ["alpha"]),
        ("tests/exercises/ch01_basics/test_ex01_alpha.py", ["alpha"]),
        ("tests/mistakes/gamma/slow.py", ["gamma"]),
        ("tests/alternatives/gamma", ["gamma"]),
        ("exercises/ch02_more", ["gamma"]),
        ("exercises", ["alpha", "beta", "gamma"]),
        ("./solutions/../exercises/ch02_more/ex01_gamma.py", ["gamma"]),
    ],
)
def test_names_and_paths(course: Course, name: str, expected: list[str]) -> None:
    """Slugs, chapters, their numbers and paths of every tree are understood."""
    assert slugs(course, name) == expected


def test_an_absolute_path_works_from_anywhere(course: Course) -> None:
    """The directory one is in does not matter then."""
    assert slugs(course, str(course.get("gamma").solution), near=Path("/")) == ["gamma"]


def test_a_path_is_relative_to_where_one_is(course: Course) -> None:
    """Inside a chapter the bare file name and the dot work."""
    folder = course.root / "exercises" / "ch02_more"
    assert slugs(course, "ex01_gamma.py", near=folder) == ["gamma"]
    assert slugs(course, ".", near=folder) == ["gamma"]
    assert slugs(course, "../ch01_basics", near=folder) == ["alpha", "beta"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_path_through_a_link_works(course: Course, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The course may be reached by another way than its own path."""
    link = tmp_path_factory.mktemp("links") / "course"
    link.symlink_to(course.root)
    assert slugs(course, "exercises/ch02_more/ex01_gamma.py", near=link) == ["gamma"]


def test_each_exercise_comes_once_in_the_order_asked(course: Course) -> None:
    """Names that overlap do not repeat an exercise."""
    assert slugs(course, "beta", "ch01", "gamma", "beta") == ["beta", "alpha", "gamma"]


def test_no_name_means_every_exercise(course: Course) -> None:
    """Without a name the whole course is meant."""
    assert slugs(course) == ["alpha", "beta", "gamma"]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("gama", "gamma"),
        ("ex01_gama.py", "ex01_gamma.py"),
        ("exercises/ch02_more/ex01_gama.py", "exercises/ch02_more/ex01_gamma.py"),
        ("ch2_more", "ch02_more"),
    ],
)
def test_an_unknown_name_offers_the_nearest_of_its_sort(course: Course, name: str, near: str) -> None:
    """A slug is answered with slugs, a path with paths."""
    with pytest.raises(UnknownName, match="Did you mean") as caught:
        slugs(course, name)
    assert f" {near}" in str(caught.value)
    assert name in str(caught.value)


@pytest.mark.parametrize(
    "name", ["", "ch", "ch0", "alph", "README.md", "tests", "/", "exercises/ch01_basics/x.py"]
)
def test_part_of_a_name_is_not_enough(course: Course, name: str) -> None:
    """Nothing is graded by accident."""
    with pytest.raises(UnknownName):
        slugs(course, name)


def test_get_offers_the_nearest_slug(course: Course) -> None:
    """An unknown slug is answered in the same way."""
    with pytest.raises(UnknownName, match="Did you mean alpha"):
        course.get("alpah")
