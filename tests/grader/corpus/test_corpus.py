"""On programs that block, misuse or do neither, the instruments find what an independent reader expects."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.course.hogs import hogs
from tests.grader.corpus import programs, surgery
from tests.grader.corpus.programs import BLOCKING, CLEAN, HERE, MISUSE, Program
from tests.grader.corpus.score import remarks, table, totals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LEAST = {BLOCKING: 105, CLEAN: 64, MISUSE: 28}  # programs
FOUND, EXACT = 0.97, 0.94  # of what is expected
HOGS, REPETITIONS = 8, 10
TYPED = (
    "blocking/shared_lock",
    "blocking/simulation_in_a_task",
    "clean/aiohttp_websocket",
    "misuse/left_running",
)


def test_the_corpus_is_large_enough() -> None:
    """Each category has at least the number of programs that its figures need."""
    counts = Counter(program.category for program in programs.everything())
    assert all(counts[category] >= least for category, least in LEAST.items()), counts


def test_headers_name_lines_that_do_something() -> None:
    """Only clean programs expect nothing, and an expected line holds code."""
    for program in programs.everything():
        lines = program.path.read_text("utf-8").splitlines()
        assert bool(program.expected) == (program.category != CLEAN), program.label
        for number in (number for expected in program.expected for number in expected.lines):
            assert lines[number - 1].strip().removeprefix("#"), f"{program.label}: {number}"
            assert not lines[number - 1].lstrip().startswith("#"), f"{program.label}: {number}"


def test_a_header_of_another_form_is_refused(tmp_path: Path) -> None:
    """A mistake in a header is an error, and not one expectation less."""
    path = tmp_path / "odd.py"
    for head in (
        "# expects: cpu-bound in line 3",
        "# expects: cpu-bound at line 3 and 4",
        "# expect: nothing",
    ):
        path.write_text(f"{head}\n# What it shows.\nimport asyncio\n", "utf-8")
        with pytest.raises(ValueError, match=r"odd\.py|is not a list"):
            programs.read(path)


@pytest.mark.timeout(1200)
def test_the_corpus_is_diagnosed(show: Callable[[str], None]) -> None:
    """At least 97 of 100 are found, 94 at the exact line, and nothing else is said of any program."""
    judged = surgery.examined(programs.everything())
    rows = totals(judged)
    text = f"{table(rows)}\n{remarks(judged)}"
    show(text)
    for row in rows:
        assert row.found >= row.expected * FOUND, text
        assert row.exact >= row.expected * EXACT, text
    assert not sum(row.alarms for row in rows), text


@pytest.mark.parametrize("name", TYPED)
def test_the_command_says_the_same(name: str, tmp_path: Path) -> None:
    """`doctor FILE --format json` gives the expected codes and lines, and exit code 1 where there are any."""
    program = programs.read(HERE / f"{name}.py")
    command = [sys.executable, "-m", "grader", "doctor", str(program.path), "--format", "json"]
    done = subprocess.run(command, cwd=surgery.ROOT, capture_output=True, text=True, check=False)
    said = {(each["code"], each["line"]) for each in json.loads(done.stdout)["diagnoses"]}
    assert said == {(each.code, each.lines[0]) for each in program.expected}, done.stderr
    assert done.returncode == bool(program.expected)


@pytest.mark.steady
@pytest.mark.timeout(3600)
def test_a_busy_machine_raises_no_false_alarm(show: Callable[[str], None]) -> None:
    """Beside eight processes that compute, ten rounds of all clean programs bring no diagnosis."""
    clean: list[Program] = programs.of_category(CLEAN) * REPETITIONS
    with hogs(HOGS):
        judged = surgery.examined(clean)
    text = f"{table(totals(judged))}\n{remarks(judged)}"
    show(f"beside {HOGS} processes that compute:\n{text}")
    assert not any(each.alarms for each in judged), text
