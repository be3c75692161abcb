"""The student edition teaches and grades as the author's does, and holds no answers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader import cli, course, edition
from grader.edition import ARCHIVE, FILE, HiddenTests
from grader.export import seal, texts
from grader.export.contents import contents

if TYPE_CHECKING:
    from grader.course import Course

ROOT = Path(__file__).parents[3]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)\)")


@pytest.fixture
def given(small: Course, tmp_path: Path) -> Path:
    """The student edition of the small course."""
    folder = tmp_path / "edition"
    assert cli.run(["classroom", "export", str(folder), "--course", str(small.root)]) == 0
    return folder


def solve(small: Course, folder: Path, number: int) -> None:
    """Put the reference solution of one exercise into an edition."""
    exercise = small.exercises[number]
    (folder / "exercises" / exercise.path).write_bytes(exercise.solution.read_bytes())


def as_student(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the edition's own grader in its folder, in a process of its own."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [sys.executable, "-m", "grader", *words],
        cwd=folder,
        env={**kept, "PYTHONUTF8": "1", "COLUMNS": "80"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_it_holds_no_answers(small: Course, given: Path) -> None:
    """Neither a file of the edition nor one in its archive is an answer or leads to one."""
    with zipfile.ZipFile(given / ARCHIVE) as sealed:
        inside = [sealed.read(name) for name in sealed.namelist()]
    texts_of = [path.read_bytes() for path in given.rglob("*") if path.is_file()] + inside
    for exercise in small.exercises:
        for answer in (exercise.solution, *exercise.alternatives.glob("*"), *exercise.mistakes.glob("*")):
            assert answer.read_bytes() not in texts_of
        assert exercise.tests.read_bytes() in inside
    assert sorted(path.name for path in (given / "tests").iterdir()) == [
        FILE.name,
        ARCHIVE.name,
        "stubs.json",
    ]


def test_marks_are_the_same_on_both_sides(small: Course, given: Path, tmp_path: Path) -> None:
    """What a student sees is what the instructor gets, exercise by exercise, with the same seed."""
    solve(small, given, 0)
    done = as_student(given, "grade", "--format", "json", "--seed", "4")
    assert done.returncode == 1, done.stderr
    (tmp_path / "class").mkdir()
    given.rename(tmp_path / "class" / "ada")
    out = tmp_path / "out"
    words = [str(tmp_path / "class"), "--out", str(out), "--seed", "4", "--course", str(small.root)]
    assert cli.run(["classroom", "grade", *words]) == 0
    book = json.loads((out / "gradebook.json").read_text(encoding="utf-8"))

    def told(exercises: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
        return [(each["slug"], each["outcome"], each["points"], each["marks"]) for each in exercises]

    seen = told(json.loads(done.stdout)["exercises"])
    assert seen == told(book["students"][0]["exercises"])
    assert [each[1] for each in seen] == ["passed", "failed"]


def test_the_picture_of_what_is_possible_was_recorded(small: Course, given: Path) -> None:
    """Beside the learner's calls stand those of the solution, under the names of this run."""
    first = small.exercises[0]
    (mistake,) = first.mistakes.glob("*.py")
    (given / "exercises" / first.path).write_bytes(mistake.read_bytes())
    here = as_student(given, "grade", first.slug, "--seed", "4").stdout
    first.stub.write_bytes(mistake.read_bytes())
    there = as_student(ROOT, "grade", first.slug, "--seed", "4", "--course", str(small.root)).stdout
    assert "possible  0 s" in here
    assert here.partition("yours")[2] == there.partition("yours")[2]


def test_a_folder_with_something_in_it_is_refused(
    small: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written over; an empty folder will do."""
    folder = tmp_path / "there"
    folder.mkdir()
    words = ["classroom", "export", str(folder), "--course", str(small.root), "--tests", "none"]
    assert cli.run(words) == 0
    before = sorted(folder.rglob("*"))
    assert cli.run(words) == 2
    assert "is not empty. Name a new folder" in capsys.readouterr().err
    assert sorted(folder.rglob("*")) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["course", "there"]


def test_without_tests_nothing_is_graded(small: Course, tmp_path: Path) -> None:
    """`grade` and `watch` say in one sentence where the tests are; what needs none works."""
    folder = tmp_path / "edition"
    words = [str(folder), "--course", str(small.root), "--tests", "none"]
    assert cli.run(["classroom", "export", *words]) == 0
    assert not (folder / ARCHIVE).exists()
    for command in ("grade", "watch"):
        done = as_student(folder, command)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("The tests are with your instructor")
        assert done.stderr.count("\n") == 1
    assert "first" in as_student(folder, "list").stdout
    assert as_student(folder, "hint", "first").returncode == 0


def test_commands_that_need_answers_say_where_they_are(
    given: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Authors' commands and solutions belong to the author's edition; each says so and changes nothing."""
    where = ["--course", str(given)]
    before = sorted(given.rglob("*"))
    for words in (["check"], ["check", "--write"], ["new", "ch01", "other"], ["classroom", "export", "x"]):
        assert cli.run([*words, *where]) == 2
        assert "this is the student edition" in capsys.readouterr().err
    for words in (["solution", "first"], ["solution", "first", "--anyway"], ["compare", "first"]):
        assert cli.run([*words, *where]) == 2
        assert "is with your instructor" in capsys.readouterr().err
    assert sorted(given.rglob("*")) == before


def test_a_deleted_stub_comes_back(small: Course, given: Path) -> None:
    """An exercise whose file is gone is still known, without a solution that tells of it."""
    first = small.exercises[0]
    stub = given / "exercises" / first.path
    shipped = stub.read_bytes()
    stub.unlink()
    assert cli.run(["list", "--course", str(given)]) == 0
    assert cli.run(["reset", "first", "--course", str(given)]) == 0
    assert stub.read_bytes() == shipped


def test_what_the_instructor_has_solved_stays_out(small: Course, tmp_path: Path) -> None:
    """Students get the stubs as they are recorded, whatever stands in exercises/."""
    first = small.exercises[0]
    stub = first.stub.read_bytes()
    first.stub.write_bytes(first.solution.read_bytes())
    folder = tmp_path / "edition"
    cli.run(["classroom", "export", str(folder), "--course", str(small.root), "--tests", "none"])
    assert (folder / "exercises" / first.path).read_bytes() == stub


def test_a_damaged_archive_is_named(given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One that is cut or gone is a damaged course."""
    whole = (given / ARCHIVE).read_bytes()
    (given / ARCHIVE).write_bytes(whole[: len(whole) // 2])
    assert cli.run(["grade", "--course", str(given)]) == 2
    assert "tests/hidden.zip cannot be read" in capsys.readouterr().err
    (given / ARCHIVE).unlink()
    assert cli.run(["grade", "--course", str(given)]) == 2
    assert "tests/hidden.zip is missing" in capsys.readouterr().err


def test_nothing_is_unpacked_for_longer_than_the_run(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests come to a folder of temporary files, which is gone afterwards."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    with edition.unpacked(given) as folder:
        assert list(folder.rglob("test_ex01_first.py"))
        assert folder.is_relative_to(place.resolve())
    assert not list(place.iterdir())


def test_the_archive_is_always_the_same(small: Course) -> None:
    """No time and no order of its own: version control sees a change only where there is one."""
    assert seal.archive(small.exercises, {}) == seal.archive(small.exercises, {})


# --- the real course, without running anything


@pytest.fixture(scope="module", params=list(HiddenTests))
def files(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """What the edition of the real course would hold besides its archive."""
    return {each.path: each.data for each in contents(course.load(ROOT), request.param)}


def test_the_real_edition_is_complete(files: dict[str, bytes]) -> None:
    """What students read leads to nothing that they do not have."""
    for path, data in files.items():
        if path.endswith(".md") and not path.startswith(("grader/", "CHANGELOG")):
            for link in LINK.findall(data.decode("utf-8")):
                there = os.path.normpath(Path(path).parent / link).replace(os.sep, "/")
                assert there in files, f"{path} leads to {link}"
    assert {"noxfile.py", "pyproject.toml", "requirements/grade.txt", "grader/__main__.py"} <= set(files)
    assert b"<!-- tests" not in files["README.md"]
    assert b"ex01_" in files["README.md"], "the map of the course"


def test_the_real_edition_holds_no_answers(files: dict[str, bytes]) -> None:
    """No file is a solution, an alternative or a mistake, and none is the project's own test."""
    answers = {path.read_bytes() for path in (ROOT / "solutions").rglob("*.py")}
    for tree in ("mistakes", "alternatives", "exercises"):
        answers |= {path.read_bytes() for path in (ROOT / "tests" / tree).rglob("*.py")}
    stubs = {path for path, data in files.items() if data in answers and path.startswith("exercises/")}
    # A stub that is a wrong program may be planted as a mistake, too.
    assert not {path for path, data in files.items() if data in answers and data} - stubs
    assert all(f"solutions/{path.partition('/')[2]}" not in files for path in stubs)
    assert {path for path in files if path.startswith("tests/")} == {FILE.as_posix(), "tests/stubs.json"}


def test_authors_sessions_are_cut_out_of_the_noxfile() -> None:
    """What is left is a noxfile with the learner's two sessions and all that they use."""
    text = texts.noxfile((ROOT / "noxfile.py").read_text(encoding="utf-8"))
    compile(text, "noxfile.py", "exec")
    assert re.findall(r"@nox\.session.*\ndef (\w+)", text) == ["grade", "watch"]
    for name in ("tests", "lint", "LOCK_INPUTS", "mypy"):
        assert name not in re.findall(r"\w+", text)


def test_the_package_keeps_what_it_depends_on() -> None:
    """Only what authors configure is cut out of pyproject.toml."""
    old = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    new = tomllib.loads(texts.pyproject(old))
    assert new["project"] == tomllib.loads(old)["project"]
    assert set(new) == {"project", "build-system", "tool"}
    assert set(new["tool"]) == {"hatch"}
