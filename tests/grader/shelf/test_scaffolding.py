"""What a new exercise consists of, and that nothing is overwritten."""

from __future__ import annotations

import ast
import asyncio
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from grader.course import alternatives_of, checks_of, load, mistakes_of
from grader.errors import UsageError
from grader.model import Exercise, Kind, Mark
from grader.policy import Source, advise, read
from grader.scaffold import new

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course with one chapter that has one exercise."""
    (tmp_path / "exercises").mkdir()
    new(tmp_path, "ch02_waiting/ex03_first")
    return tmp_path


def module(path: Path) -> ModuleType:
    """Run a scaffolded file."""
    made = ModuleType(path.stem)
    exec(compile(path.read_text(encoding="utf-8"), path, "exec"), made.__dict__)  # noqa: S102  # our own text
    return made


def tree(root: Path) -> dict[str, bytes]:
    """Give every file with its content."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("ch02_waiting/ex07_second", "ch02_waiting/ex07_second.py"),
        ("exercises/ch02_waiting/ex07_second.py", "ch02_waiting/ex07_second.py"),
        ("ch02/ex01_second", "ch02_waiting/ex01_second.py"),
        ("ch02 second", "ch02_waiting/ex04_second.py"),
        ("ch02/second", "ch02_waiting/ex04_second.py"),
        ("ch05_new second", "ch05_new/ex01_second.py"),
    ],
)
def test_names_lead_to_a_place(root: Path, name: str, path: str) -> None:
    """A path, or a chapter and a word for the next number."""
    new(root, name)
    assert load(root).get("second").path == path


def test_everything_is_there_and_reads_as_a_course(root: Path) -> None:
    """The entry, one check of each mark, a mistake and an alternative; the paths are given."""
    paths = new(root, "ch02 second", title="Ask twice", kind=Kind.REFACTOR, points=15)
    course = load(root)
    second = course.get("second")
    assert (second.title, second.kind, second.points, len(second.hints)) == (
        "Ask twice",
        Kind.REFACTOR,
        15,
        4,
    )
    assert [exercise.slug for exercise in course.exercises] == ["first", "second"]
    assert [check.mark for check in checks_of(second)] == list(Mark)
    assert [one.code for one in mistakes_of(second)] == ["sequential-awaits"]
    assert [one.code for one in alternatives_of(second)] == ["TaskGroup"]
    assert {second.stub, second.solution, second.tests} < set(paths)
    assert len(paths) == len(set(paths)) == 6
    assert all(path.is_file() for path in paths)


def test_a_new_chapter_gets_its_readme_and_title(root: Path) -> None:
    """The chapter's files are part of what was written."""
    paths = new(root, "ch05_brand_new second")
    folder = root / "exercises" / "ch05_brand_new"
    assert {folder / "README.md", folder / "chapter.toml"} < set(paths)
    assert load(root).chapters[-1].title == "Brand new"
    assert "`ex01_second.py`: Second" in (folder / "README.md").read_text(encoding="utf-8")


def test_the_files_are_what_they_claim(root: Path) -> None:
    """The stub is unfinished and typed; solution, alternative and mistake give the same answer."""

    async def fetch(number: int) -> str:
        await asyncio.sleep(0)
        return f"<{number}>"

    first = load(root).get("first")
    planted = [one.path for one in (*mistakes_of(first), *alternatives_of(first))]
    for path in (first.solution, *planted):
        assert asyncio.run(module(path).first(fetch, [3, 1, 2])) == ["<3>", "<1>", "<2>"]
    with pytest.raises(NotImplementedError):
        asyncio.run(module(first.stub).first(fetch, [1]))
    text = first.stub.read_text(encoding="utf-8")
    assert "# TODO: " in text
    assert len(text.splitlines()) <= 40
    assert ast.unparse(ast.parse(text)).count("-> list[str]") == 1


def test_no_placeholder_and_no_advice_remains(root: Path) -> None:
    """Names are filled in everywhere, and the grader has nothing to say about the texts."""
    first = load(root).get("first")
    for path in (
        first.stub,
        first.solution,
        first.tests,
        *first.mistakes.iterdir(),
        *first.alternatives.iterdir(),
    ):
        source = read(path)
        assert isinstance(source, Source)
        assert not {"SLUG", "TITLE", "FILE", "CHAPTER"} & set(source.text.split())
        assert path == first.tests or not advise(source, first)
        assert path in {first.stub, first.tests} or "TODO" not in source.text


def test_entries_that_were_there_stay(root: Path) -> None:
    """The text of chapter.toml is only added to."""
    toml = root / "exercises" / "ch02_waiting" / "chapter.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + "\n# a comment of the author", encoding="utf-8")
    before = toml.read_text(encoding="utf-8")
    new(root, "ch02 second")
    assert toml.read_text(encoding="utf-8").startswith(before)
    assert load(root).get("first").slug == "first"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("second", "is not a name for an exercise"),
        ("ch02_waiting/ex7_second", "is not a name"),
        ("ch02 Second", "is not a name"),
        ("ch02/../second", "is not a name"),
        ("ch02 first", r"first is already exercises/ch02_waiting/ex03_first\.py"),
        ("ch02/ex03_second", r"is already ex03_first\.py"),
        ("ch02_other second", "ch02 is already ch02_waiting"),
        ("ch09 second", "There is no chapter ch09"),
        ("ch02 async", "is a word of the language"),
    ],
)
def test_a_name_that_does_not_fit_writes_nothing(root: Path, name: str, message: str) -> None:
    """The message says what is taken or how names are formed."""
    before = tree(root)
    with pytest.raises(UsageError, match=message):
        new(root, name)
    assert tree(root) == before


@pytest.mark.parametrize("title", ['Say "hi"', "two\nlines", "back\\slash"])
def test_a_title_that_would_break_the_texts_is_refused(root: Path, title: str) -> None:
    """Quotation marks, line ends and backslashes do not fit."""
    with pytest.raises(UsageError, match="does not fit"):
        new(root, "ch02 second", title=title)


@pytest.mark.parametrize("tree_of", ["solution", "tests"])
def test_a_file_that_exists_is_never_overwritten(root: Path, tree_of: str) -> None:
    """Nothing at all is written then."""
    place = Exercise("second", "", "ch05_new/ex01_second.py", "", Kind.FILL_IN, 1, "", (), root)
    path: Path = getattr(place, tree_of)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("precious = 1\n", encoding="utf-8")
    before = tree(root)
    with pytest.raises(UsageError, match="exists already"):
        new(root, "ch05_new second")
    assert tree(root) == before
