"""What makes a course, and how a damaged one is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader.course import find_root, house_rules, load
from grader.errors import CourseError
from grader.model import Kind

if TYPE_CHECKING:
    from pathlib import Path

HINTS = '["look", "concept", "shape", "sibling"]'


def entry(slug: str, **changes: str) -> str:
    """Give a valid entry of chapter.toml; a change to an empty text leaves the field out."""
    fields = {
        "title": f'"Title of {slug}"',
        "kind": '"fill-in"',
        "points": "10",
        "doc": '"https://docs.python.org/3/"',
        "hints": HINTS,
    } | changes
    return f"[exercise.{slug}]\n" + "".join(f"{key} = {text}\n" for key, text in fields.items() if text)


def chapter(root: Path, name: str, *files: str, toml: str) -> None:
    """Write one chapter of a tiny course."""
    folder = root / "exercises" / name
    folder.mkdir(parents=True)
    (folder / "chapter.toml").write_text('title = "A chapter"\n' + toml, encoding="utf-8")
    for file in files:
        (folder / file).write_text("raise NotImplementedError\n", encoding="utf-8")


def test_exercises_come_in_the_order_of_their_file_names(tmp_path: Path) -> None:
    """The order of folders and files counts, not that of the entries."""
    chapter(tmp_path, "ch02_more", "ex01_third.py", toml=entry("third"))
    chapter(tmp_path, "ch01_first", "ex02_second.py", "ex01_first.py", toml=entry("second") + entry("first"))
    course = load(tmp_path)
    assert [exercise.slug for exercise in course.exercises] == ["first", "second", "third"]
    assert [one.name for one in course.chapters] == ["ch01_first", "ch02_more"]


def test_an_entry_gives_every_field_of_its_exercise(tmp_path: Path) -> None:
    """Title, kind, points, link, hints, library and extra are taken from the entry."""
    changes = {"kind": '"debug"', "points": "25", "library": '"aiohttp"', "extra": '"postgres"'}
    chapter(tmp_path, "ch01_a", "ex03_one.py", toml=entry("one", **changes))
    one = load(tmp_path).get("one")
    assert (one.title, one.kind, one.points, one.library, one.extra) == (
        "Title of one",
        Kind.DEBUG,
        25,
        "aiohttp",
        "postgres",
    )
    assert one.hints == ("look", "concept", "shape", "sibling")
    assert one.stub == tmp_path / "exercises" / "ch01_a" / "ex03_one.py"
    assert one.tests == tmp_path / "tests" / "exercises" / "ch01_a" / "test_ex03_one.py"


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"kind": '"fillin"'}, "the kinds are fill-in, fix-the-bug"),
        ({"kind": ""}, "`kind`"),
        ({"points": "0"}, "points"),
        ({"points": '"ten"'}, "points"),
        ({"hints": '["one", "two"]'}, "hints"),
        ({"hints": '["one", "two", "three", ""]'}, "hints"),
        ({"doc": '"see the manual"'}, "doc"),
        ({"level": "3"}, "`level`"),
    ],
)
def test_a_wrong_field_is_named_with_its_entry_and_file(
    tmp_path: Path, changes: dict[str, str], part: str
) -> None:
    """The message holds the file, the entry and the field."""
    chapter(tmp_path, "ch01_a", "ex01_one.py", toml=entry("one", **changes))
    with pytest.raises(CourseError) as caught:
        load(tmp_path)
    text = str(caught.value)
    assert "exercises/ch01_a/chapter.toml, [exercise.one]" in text
    assert part in text
    assert "\n" not in text


def test_toml_that_does_not_parse_is_named_with_its_line(tmp_path: Path) -> None:
    """The message holds the file and the parser's position."""
    chapter(tmp_path, "ch01_a", toml="exercise = [\n")
    with pytest.raises(
        CourseError, match=r"exercises/ch01_a/chapter\.toml cannot be read: .*line 2|end of document"
    ):
        load(tmp_path)


def test_a_chapter_without_its_toml_is_refused(tmp_path: Path) -> None:
    """A folder with stubs and no chapter.toml is a damaged chapter."""
    chapter(tmp_path, "ch01_a", "ex01_one.py", toml=entry("one"))
    (tmp_path / "exercises" / "ch01_a" / "chapter.toml").unlink()
    with pytest.raises(CourseError, match=r"exercises/ch01_a/chapter\.toml is missing"):
        load(tmp_path)


def test_a_folder_left_by_another_branch_is_no_chapter(tmp_path: Path) -> None:
    """A folder with nothing but a cache is ignored."""
    chapter(tmp_path, "ch01_a", "ex01_one.py", toml=entry("one"))
    (tmp_path / "exercises" / "ch02_gone" / "__pycache__").mkdir(parents=True)
    assert [one.name for one in load(tmp_path).chapters] == ["ch01_a"]


def test_an_entry_without_file_is_refused(tmp_path: Path) -> None:
    """The message names the file that should be there."""
    chapter(tmp_path, "ch01_a", toml=entry("one"))
    with pytest.raises(CourseError, match=r"\[exercise\.one\] has no file exercises/ch01_a/exNN_one\.py"):
        load(tmp_path)


def test_a_deleted_stub_keeps_its_exercise(tmp_path: Path) -> None:
    """The solution still tells the file's name, so that the stub can be restored."""
    chapter(tmp_path, "ch01_a", "ex01_one.py", toml=entry("one"))
    solution = tmp_path / "solutions" / "ch01_a" / "ex01_one.py"
    solution.parent.mkdir(parents=True)
    solution.write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "exercises" / "ch01_a" / "ex01_one.py").unlink()
    assert load(tmp_path).get("one").path == "ch01_a/ex01_one.py"


def test_a_stub_with_a_hidden_test_needs_an_entry(tmp_path: Path) -> None:
    """An exercise that the author did not enter is refused."""
    chapter(tmp_path, "ch01_a", "ex01_one.py", "ex02_two.py", toml=entry("one"))
    test = tmp_path / "tests" / "exercises" / "ch01_a" / "test_ex02_two.py"
    test.parent.mkdir(parents=True)
    test.touch()
    with pytest.raises(CourseError, match=r"ex02_two\.py has no entry. Add \[exercise\.two\]"):
        load(tmp_path)


def test_a_learners_copy_is_a_stray_and_harmless(tmp_path: Path) -> None:
    """A copy named like a stub is no exercise and does not stop the course."""
    chapter(tmp_path, "ch01_a", "ex01_one.py", "ex01_one_old.py", toml=entry("one"))
    course = load(tmp_path)
    assert [exercise.slug for exercise in course.exercises] == ["one"]
    assert course.strays == (tmp_path / "exercises" / "ch01_a" / "ex01_one_old.py",)


def test_a_slug_used_twice_is_refused_across_chapters(tmp_path: Path) -> None:
    """Both files are named."""
    chapter(tmp_path, "ch01_a", "ex01_one.py", toml=entry("one"))
    chapter(tmp_path, "ch02_b", "ex04_one.py", toml=entry("one"))
    with pytest.raises(CourseError, match=r"ch01_a/ex01_one\.py and exercises/ch02_b/ex04_one\.py"):
        load(tmp_path)


def test_a_slug_used_twice_is_refused_within_a_chapter(tmp_path: Path) -> None:
    """Two numbers for one slug are a mistake, not two exercises."""
    chapter(tmp_path, "ch01_a", "ex01_one.py", "ex02_one.py", toml=entry("one"))
    with pytest.raises(CourseError, match=r"ex01_one\.py and ex02_one\.py are both called one"):
        load(tmp_path)


def test_a_directory_without_exercises_is_no_course(tmp_path: Path) -> None:
    """The message says what is missing and where."""
    with pytest.raises(CourseError, match="no folder exercises"):
        load(tmp_path)


def test_the_course_is_found_from_inside(tmp_path: Path) -> None:
    """Any directory below the course leads to it."""
    chapter(tmp_path, "ch01_a", "ex01_one.py", toml=entry("one"))
    assert find_root(tmp_path / "exercises" / "ch01_a") == tmp_path
    assert find_root(tmp_path) == tmp_path


def test_a_submission_inside_a_course_is_not_taken_for_it(tmp_path: Path) -> None:
    """A folder exercises without chapters does not hide the course around it."""
    chapter(tmp_path, "ch01_a", "ex01_one.py", toml=entry("one"))
    submission = tmp_path / "class" / "ada"
    (submission / "exercises" / "ch01_a").mkdir(parents=True)
    assert find_root(submission) == tmp_path


def test_outside_of_any_course_the_shipped_one_is_used(tmp_path: Path) -> None:
    """The directory that holds the grader is the last resort."""
    assert (find_root(tmp_path) / "grader" / "course.py").is_file()


@pytest.mark.parametrize("kind", list(Kind))
def test_programs_to_read_and_tests_have_their_own_rules(tmp_path: Path, kind: Kind) -> None:
    """The general rules apply to every kind but predict and write-tests."""
    chapter(tmp_path, "ch01_a", "ex01_one.py", toml=entry("one", kind=f'"{kind}"'))
    expected = kind not in {Kind.PREDICT, Kind.WRITE_TESTS}
    assert house_rules(load(tmp_path).get("one")) is expected
