"""Prove that nobody is accused whose loop was free, on a busy machine either."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.grader.blocking.conftest import Watched

    Run = Callable[[str], Watched]

HOGS = 4


def _programs() -> dict[str, str]:
    text = Path(__file__).with_name("clean.txt").read_text("utf-8")
    sections = (section.partition("\n") for section in text.split("\n### ")[1:])
    return {name: program for name, _, program in sections}


@pytest.mark.parametrize("program", [pytest.param(text, id=name) for name, text in _programs().items()])
def test_a_free_loop_is_not_accused(watched: Run, program: str) -> None:
    """Nothing is found."""
    result = watched(program)
    assert not result.findings, str(result)


@pytest.fixture
def hogs() -> Iterator[None]:
    """Keep every processor busy with processes that compete with this one."""
    processes = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(HOGS)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
        for process in processes:
            process.wait()


@pytest.mark.usefixtures("hogs")
def test_a_busy_machine_raises_no_false_alarm(watched: Run) -> None:
    """Beside processes that take the processor away, the same programs are not accused."""
    accused = {name: str(result) for name, text in _programs().items() if (result := watched(text)).findings}
    assert not accused
