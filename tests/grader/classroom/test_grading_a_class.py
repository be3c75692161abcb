"""A class is graded as a whole: each folder, whatever is in it; what is known is not run again."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader import cli
from grader import course as courses
from grader.live.folder import Reader
from tests.bench import a_class

if TYPE_CHECKING:
    from grader.course import Course

ROOT = Path(__file__).parents[3]
KILLS = 20


def grade(course: Course, school: Path, out: Path, *options: str) -> int:
    """Run the command."""
    where = ["--out", str(out), "--course", str(course.root), "--seed", "4"]
    return cli.run(["classroom", "grade", str(school), *where, *options])


def book(out: Path) -> dict[str, Any]:
    """Read the gradebook."""
    document: dict[str, Any] = json.loads((out / "gradebook.json").read_text(encoding="utf-8"))
    return document


def points(out: Path) -> dict[str, int]:
    """Give the points of each student."""
    return {each["student"]: each["points"] for each in book(out)["students"]}


def test_every_folder_is_a_student(small: Course, school: Path, tmp_path: Path) -> None:
    """Points, outcomes and pages come out; a file that is not there has failed."""
    out = tmp_path / "out"
    assert grade(small, school, out) == 0
    assert points(out) == {"ada": 20, "bob": 10, "eve": 0}
    eve = book(out)["students"][2]
    assert {each["outcome"] for each in eve["exercises"]} == {"failed"}
    assert "Not submitted" in (out / "students" / "eve.md").read_text(encoding="utf-8")
    assert (out / "students" / "bob.html").is_file()
    assert "ada" in (out / "class.html").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO((out / "gradebook.csv").read_text(encoding="utf-8-sig"))))
    assert [(row["student"], row["first.points"], row["second.outcome"]) for row in rows] == [
        ("ada", "10", "passed"),
        ("bob", "10", "failed"),
        ("eve", "0", "failed"),
    ]


def test_what_is_known_is_not_run_again(small: Course, school: Path, tmp_path: Path) -> None:
    """A second run takes every result from the folder; a changed file alone is run; --force runs all."""
    out = tmp_path / "out"
    grade(small, school, out)
    known = sorted((out / "results").rglob("*.json"))
    # Both solutions and one stub, whoever has them: three results for four files.
    assert len(known) == 3
    for path in known:
        path.write_text(path.read_text(encoding="utf-8").replace('"passed"', '"failed"'), encoding="utf-8")
    grade(small, school, out)
    assert points(out)["ada"] == 0, "what is remembered is believed"
    (school / "ada" / "exercises" / small.exercises[0].path).write_text("x = 1\n", encoding="utf-8")
    grade(small, school, out, "--force")
    assert points(out) == {"ada": 10, "bob": 10, "eve": 0}


def test_a_damaged_result_is_run_again(small: Course, school: Path, tmp_path: Path) -> None:
    """Half a file, or one of another form, counts as none."""
    out = tmp_path / "out"
    grade(small, school, out)
    for path in (out / "results").rglob("*.json"):
        path.write_bytes(path.read_bytes()[:20])
    grade(small, school, out)
    assert points(out) == {"ada": 20, "bob": 10, "eve": 0}


def test_only_some_students_and_exercises(small: Course, school: Path, tmp_path: Path) -> None:
    """--only and --exercise choose; an unknown student is wrong use."""
    out = tmp_path / "out"
    assert grade(small, school, out, "--only", "bob", "--exercise", "first") == 0
    assert points(out) == {"bob": 10}
    assert grade(small, school, out, "--only", "zoe") == 2
    assert grade(small, tmp_path / "nowhere", out) == 2


def test_one_bad_submission_stops_nobody(small: Course, school: Path, tmp_path: Path) -> None:
    """A folder where a file is due, a link that leads out, bytes that are no text: each is one's own."""
    first = small.exercises[0].path
    (school / "ada" / "exercises" / first).unlink()
    (school / "ada" / "exercises" / first).mkdir()
    (school / "bob" / "exercises" / first).unlink()
    (school / "bob" / "exercises" / first).symlink_to(small.exercises[0].solution)
    (school / "mad" / "exercises" / "ch01_topic").mkdir(parents=True)
    (school / "mad" / "exercises" / first).write_bytes(b"\xff\xfe\x00")
    out = tmp_path / "out"
    assert grade(small, school, out) == 0
    assert points(out) == {"ada": 10, "bob": 0, "eve": 0, "mad": 0}


def test_a_students_own_configuration_has_no_effect(small: Course, school: Path, tmp_path: Path) -> None:
    """conftest, pytest.ini, sitecustomize and a grader of the student's own are files like any other."""
    mark = tmp_path / "ran"
    evil = f"open({str(mark)!r}, 'w').close()\n"
    for name in ("conftest.py", "sitecustomize.py", "grader/__init__.py", "exercises/conftest.py"):
        path = school / "eve" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(evil, encoding="utf-8")
    (school / "eve" / "evil.pth").write_text(f"import os; {evil}", encoding="utf-8")
    (school / "eve" / "pytest.ini").write_text("[pytest]\naddopts = --collect-only\n", encoding="utf-8")
    out = tmp_path / "out"
    assert grade(small, school, out) == 0
    assert points(out)["eve"] == 0
    assert not mark.exists()


def test_a_name_that_is_a_formula_stays_text(small: Course, school: Path, tmp_path: Path) -> None:
    """What a spreadsheet would compute is led by an apostrophe; Markdown and HTML find nothing to act on."""
    name = "=cmd|' <b>x"
    (school / "ada").rename(school / name)
    out = tmp_path / "out"
    assert grade(small, school, out) == 0
    text = (out / "gradebook.csv").read_text(encoding="utf-8-sig")
    assert any(row[0].startswith("'=cmd") for row in csv.reader(io.StringIO(text)))
    assert "<b>x" not in (out / "class.html").read_text(encoding="utf-8")
    assert "<b>" not in (out / "students" / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="git writes other paths there")
def test_a_clone_tells_its_commit_and_whether_it_is_late(small: Course, school: Path, tmp_path: Path) -> None:
    """The commit that is checked out is named, its date decides, and nothing of the clone runs."""
    mark = tmp_path / "ran"
    script = tmp_path / "script.sh"
    script.write_text(f"#!/bin/sh\ntouch {mark}\n", encoding="utf-8")
    script.chmod(0o755)
    folder = school / "ada"
    dated = {
        **os.environ,
        "GIT_COMMITTER_DATE": "2026-03-02T12:00:00Z",
        "GIT_AUTHOR_DATE": "2026-03-02T12:00:00Z",
    }
    for words in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=Ada", "-c", "user.email=a@b", "commit", "-q", "-m", "Solve"],
        ["config", "core.fsmonitor", str(script)],
        ["config", "core.pager", str(script)],
        ["config", "log.showSignature", "true"],
        ["config", "gpg.program", str(script)],
    ):
        subprocess.run(["git", *words], cwd=folder, env=dated, check=True, capture_output=True)  # noqa: S607 - the tests' own
    mark.unlink(missing_ok=True)
    out = tmp_path / "out"
    grade(small, school, out, "--due", "2026-03-01")
    ada = book(out)["students"][0]
    assert (len(ada["commit"]), ada["late"]) == (40, True)
    grade(small, school, out, "--due", "2026-03-03")
    assert [each["late"] for each in book(out)["students"]] == [False, None, None]
    assert not mark.exists()


def test_what_the_class_does_not_understand(small: Course, school: Path, tmp_path: Path) -> None:
    """Misconceptions are counted by student, with the lines at which they occur most often."""
    mistake = next(iter(small.exercises[0].mistakes.glob("*.py")))
    for name in ("ada", "bob"):
        (school / name / "exercises" / small.exercises[0].path).write_bytes(mistake.read_bytes())
    out = tmp_path / "out"
    grade(small, school, out)
    (first, *_) = book(out)["misconceptions"]
    assert first["students"] == 2
    assert first["places"][0]["slug"] == "first"
    assert first["code"] in (out / "class.html").read_text(encoding="utf-8")


OFTEN = pytest.param(KILLS, marks=[pytest.mark.steady, pytest.mark.timeout(3600)])


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that nobody can catch")
@pytest.mark.parametrize("kills", [2, OFTEN])
def test_a_killed_batch_goes_on(small: Course, school: Path, tmp_path: Path, kills: int) -> None:
    """However often it is killed, the gradebook is in the end the one of an undisturbed run."""
    kill_and_compare(small, school, tmp_path, kills, longest=3.0)


@pytest.mark.steady
@pytest.mark.timeout(3600)
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="as above")
def test_a_killed_batch_of_a_whole_course_goes_on(tmp_path: Path) -> None:
    """The same holds of twelve students with all exercises, of whom some hang and some attack."""
    a_class.write(tmp_path / "class", 12)
    kill_and_compare(courses.load(ROOT), tmp_path / "class", tmp_path, KILLS, longest=10.0)
    pages = {each.name for each in (tmp_path / "out" / "students").iterdir()}
    assert pages == {f"student{number:03}.{kind}" for number in range(12) for kind in ("md", "html")}


def kill_and_compare(course: Course, school: Path, folder: Path, kills: int, longest: float) -> None:
    """Grade a class twice, once of it killed again and again, and compare what came out."""
    moments = random.Random(3)  # noqa: S311 - moments, not secrets
    undisturbed, out = folder / "undisturbed", folder / "out"
    assert grade(course, school, undisturbed) == 0
    words = ["classroom", "grade", str(school), "--out", str(out), "--course", str(course.root)]
    command = [sys.executable, "-m", "grader", *words, "--seed", "4"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for _ in range(kills):
        process = subprocess.Popen(command, env=environment, stderr=-3, stdout=-3)
        time.sleep(moments.uniform(0.1, longest))
        process.kill()
        process.wait()
    assert grade(course, school, out) == 0
    for name in ("gradebook.json", "gradebook.csv", "class.html"):
        assert (out / name).read_bytes() == (undisturbed / name).read_bytes()


def test_whoever_looks_on_sees_the_gradebooks_points(small: Course, school: Path, tmp_path: Path) -> None:
    """What the batch tells while it runs is in the end what the gradebook has."""
    out = tmp_path / "out"
    grade(small, school, out)
    batch, students = Reader(out).read()
    assert batch is not None
    names = {each.key: each.name for each in batch.students}
    told = {names[key]: sum(cell.points for cell in each.cells) for key, each in students.items()}
    assert told == points(out)
    assert {each.batch for each in students.values()} == {batch.number}


def test_a_run_without_a_seed_goes_on_with_the_one_before(
    small: Course, school: Path, tmp_path: Path
) -> None:
    """The first run draws a number, and the folder keeps it; a number that is given counts."""
    out = tmp_path / "out"
    command = ["classroom", "grade", str(school), "--out", str(out), "--course", str(small.root)]
    cli.run(command)
    drawn, results = book(out)["seed"], sorted((out / "results").rglob("*.json"))
    cli.run(command)
    assert book(out)["seed"] == drawn
    assert sorted((out / "results").rglob("*.json")) == results
    cli.run([*command, "--seed", str(drawn + 1)])
    assert book(out)["seed"] == drawn + 1
    cli.run(command)
    assert book(out)["seed"] == drawn + 1
