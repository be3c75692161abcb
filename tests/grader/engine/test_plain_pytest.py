"""Plain pytest, as an editor's test view starts it, runs the hidden tests against the learner's files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
CHAPTER, NAME = "ch02_concurrently", "ex01_gather_users.py"
TEST = f"tests/exercises/{CHAPTER}/test_{NAME}"
FILE = f"exercises/{CHAPTER}/{NAME}"
WAITS_FOR_EVER = """import asyncio


async def get_users(fetch, ids):
    print("asked for", len(ids))
    await asyncio.Event().wait()
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A course of one exercise; what else plain pytest reads is there, too."""
    for name in ("pyproject.toml", "tests/exercises/conftest.py", TEST):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, tmp_path / name)
    (tmp_path / FILE).parent.mkdir(parents=True)
    return tmp_path


def run(test: Path | str, folder: Path, *options: str, **environment: str) -> tuple[int, str]:
    """Run plain pytest in a folder; give its exit code and what it prints."""
    command = [sys.executable, "-m", "pytest", str(test), "-p", "no:cacheprovider", "--color=no", *options]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200", "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def failures(output: str) -> str:
    """Give what pytest says of failures, before its summary."""
    return output.partition("= FAILURES =")[2].partition("= short test summary")[0]


def test_a_right_answer_passes(copy: Path) -> None:
    """The file of the same name in `exercises/` is the one that is tested."""
    shutil.copyfile(ROOT / "solutions" / CHAPTER / NAME, copy / FILE)
    code, output = run(TEST, copy)
    assert code == 0, output


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_failure_is_told_in_the_learners_words(copy: Path, elsewhere: bool) -> None:
    """What was asked, what was seen, the learner's line; no line of the grader. So from any directory."""
    shutil.copyfile(ROOT / "tests/mistakes/gather_users/await_in_a_loop.py", copy / FILE)
    folder = copy / "exercises" if elsewhere else copy
    code, output = run(copy / TEST, folder)
    assert code == 1
    told = failures(output)
    assert "All downloads are in flight together, so the whole takes as long as the slowest one." in told
    assert re.search(
        r"^E   \d+ calls of fetch should be in flight together, but at most 1 was\.$", told, re.MULTILINE
    )
    where = f"{CHAPTER}/{NAME}" if elsewhere else FILE
    assert f"\n{where}:7\n>   users.append(await fetch(i))" in told.replace("\\", "/")
    assert "python -m grader grade gather_users" in told
    assert "grader/child" not in output.replace("\\", "/")
    assert "CheckFailed" not in output
    assert told.count("\n") < 12
    assert re.search(r"FAILED \S+::test_all_in_flight_together - \d+ calls of fetch should be", output)


def test_the_learners_own_errors_have_their_line(copy: Path) -> None:
    """An exception at the import, one in a call and a file that is no program are told alike."""
    for text, words in (
        ("import asyncio\n\nnobody()\n", r"E   NameError: name 'nobody' is not defined at line 3\."),
        ("async def get_users(fetch, ids):\n    return ids[99]\n", r"E   IndexError: .* at line 2\."),
        ("def (:\n", r"cannot be used: "),
    ):
        (copy / FILE).write_text(text, encoding="utf-8")
        code, output = run(TEST, copy, "-k", "order_of_the_ids")
        assert code == 1
        assert re.search(words, output)
        assert "grader/child" not in output.replace("\\", "/")


def test_what_waits_for_ever_is_named(copy: Path) -> None:
    """Each waiting task has its line, and what the learner printed is there, too."""
    (copy / FILE).write_text(WAITS_FOR_EVER, encoding="utf-8")
    code, output = run(TEST, copy, "-k", "order_of_the_ids")
    assert code == 1
    told = failures(output)
    assert "Nothing can go on: every task waits for something that no one will do." in told
    assert re.search(r"Event\.wait, line 6$", told, re.MULTILINE)
    assert "asked for 7" in told


def test_a_fault_of_a_hidden_test_keeps_its_traceback(copy: Path) -> None:
    """An author needs it."""
    shutil.copyfile(ROOT / "solutions" / CHAPTER / NAME, copy / FILE)
    test = copy / TEST
    test.write_text(test.read_text("utf-8").replace("ids = kit.ids(7)", "ids = kit.nothing(7)"), "utf-8")
    code, output = run(TEST, copy, "-k", "order_of_the_ids")
    assert code == 1
    assert "AttributeError" in failures(output)
    assert "kit.nothing(7)" in failures(output)


def test_a_package_that_is_missing_stops_nothing(copy: Path) -> None:
    """The exercise that needs it is skipped with the reason; the tests of the others run."""
    shutil.copyfile(ROOT / "solutions" / CHAPTER / NAME, copy / FILE)
    (copy / TEST).with_name("test_ex02_other.py").write_text(
        "import no_such_package\n\n\ndef test_x(kit):\n    no_such_package.go()\n", encoding="utf-8"
    )
    code, output = run("tests/exercises", copy, "-rs")
    assert code == 0, output
    assert "needs no_such_package, which is not installed; the README says how to add it" in output
    assert "6 passed, 1 skipped" in output


def test_this_repository_can_be_tested_from_anywhere(tmp_path: Path) -> None:
    """The real hidden test finds its files by its own place, or where KATAS_SUBMISSION says."""
    code, output = run(ROOT / TEST, tmp_path, KATAS_SUBMISSION=str(ROOT / "solutions"))
    assert code == 0, output


def test_an_exercise_can_be_tried_in_the_repl_of_asyncio(tmp_path: Path) -> None:
    """`python -m asyncio` in the repository imports an exercise and awaits it."""
    shutil.copytree(ROOT / "solutions" / "ch01_coroutines", tmp_path / "exercises" / "ch01_coroutines")
    lines = "from exercises.ch01_coroutines.ex01_first_await import fetch_data\nawait fetch_data()\n"
    done = subprocess.run(
        [sys.executable, "-m", "asyncio"],
        cwd=tmp_path,
        input=lines,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "'data'" in done.stdout
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(line in readme for line in lines.splitlines())
