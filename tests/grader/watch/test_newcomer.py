"""A newcomer gets from a fresh copy to three solved exercises with nothing but what the screen says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.grader.watch.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX's")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Everything that a clone of the repository holds, its stubs as they are shipped."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("needs git and a clone")
    command = [git, "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        target = tmp_path / "async-katas" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_file():
            shutil.copyfile(ROOT / name, target)
    return tmp_path / "async-katas"


class Newcomer:
    """Somebody who reads the screen, and knows as much of async as two files: a wrong and a right answer."""

    def __init__(self, course: Path, terminal: Terminal) -> None:
        self.course = course
        self.terminal = terminal

    def file(self) -> Path:
        """Find on the screen which file to edit."""
        text = self.terminal.until(lambda text: "Edit " in text)
        match = re.search(r"^Edit (\S+\.py)", text, re.MULTILINE)
        assert match, text
        return self.course / match[1]

    def key_for(self, purpose: str) -> str:
        """Find on the screen which key does something."""
        match = re.search(rf"(?:^|  )(\S) {purpose}", self.terminal.text.split("\n")[-1])
        assert match, self.terminal.text
        return match[1]

    def write(self, knowledge: Path) -> None:
        """Type an answer into the file that the screen names."""
        self.file().write_text(knowledge.read_text(encoding="utf-8"), encoding="utf-8")

    def reads_on_to(self, words: str) -> Callable[[str], bool]:
        """Go down as often as there is more below: a file that is checked again is shown from its top."""

        def found(text: str) -> bool:
            if words not in text and "(down)" in text and "checking" not in text:
                self.terminal.press("\x1b[F")
            return words in text and "checking" not in text

        return found

    def solve(self) -> None:
        """Try, read what was wrong, ask for help, repair, go on."""
        file = self.file()
        slug = file.stem.partition("_")[2]
        mistakes: Iterator[Path] = iter(sorted((self.course / "tests" / "mistakes" / slug).glob("*.py")))
        self.terminal.wait_for("✗", without="checking")
        self.write(next(mistakes))
        self.terminal.until(self.reads_on_to("Try: "))
        self.terminal.press(self.key_for("explain"))
        self.terminal.wait_for("What happened")
        self.terminal.press(self.key_for("hint"))
        self.terminal.wait_for(f"Hint 1 of 4 for {slug}")
        self.write(self.course / "solutions" / file.parent.name / file.name)
        self.terminal.wait_for("Passed. Next: ")
        self.terminal.press(self.key_for("next"))
        self.terminal.until(lambda _: self.file() != file)


@pytest.mark.timeout(300)
def test_three_exercises_from_a_fresh_copy(copy: Path) -> None:
    """The README's command leads to a screen; file, keys and next steps are read from it alone."""
    readme = (copy / "README.md").read_text(encoding="utf-8")
    assert "nox -s watch" in readme
    with Terminal(copy, "-m", "grader", "watch") as terminal:  # what that session runs once it has installed
        newcomer = Newcomer(copy, terminal)
        for _ in range(3):
            newcomer.solve()
        terminal.wait_for("3 of ")
        terminal.press(newcomer.key_for("quit"))
        assert terminal.end() == 0
    done = subprocess.run(
        [sys.executable, "-m", "grader", "list"], cwd=copy, capture_output=True, text=True, check=False
    )
    assert "Solved 3 of " in done.stdout
