"""The command `watch` in a real terminal, and without one."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader import progress
from grader.model import Outcome
from tests.grader.watch.terminal import PATIENCE, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grader.course import Course

ROOT = Path(__file__).parents[3]
KILLS = 100
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX's")


def watch(course: Course, *arguments: str) -> Terminal:
    """Start the command in a terminal of its own."""
    return Terminal(course.root, "-m", "grader", "watch", *arguments, path=ROOT)


def solve(course: Course, number: int) -> None:
    """Save the solution in the place of a stub."""
    exercise = course.exercises[number]
    exercise.stub.write_bytes(exercise.solution.read_bytes())


@pytest.fixture
def screen(small: Course) -> Iterator[Terminal]:
    """The command, at its first verdict."""
    with watch(small) as terminal:
        terminal.wait_for("first", "still to be written", without="checking")
        yield terminal


def restored(terminal: Terminal) -> bool:
    """Say whether the program has left its screen and shown the cursor again."""
    left, shown = terminal.raw.rfind("\x1b[?1049l"), terminal.raw.rfind("\x1b[?25h")
    return left > terminal.raw.rfind("\x1b[?1049h") and shown > terminal.raw.rfind("\x1b[?25l")


def test_it_grades_on_save_and_moves_on(screen: Terminal, small: Course) -> None:
    """A save brings the verdict, a pass names the next file, n goes there; progress is on disk."""
    solve(small, 0)
    screen.wait_for("Passed. Next: second", "1 of 3 solved", "s compare")
    assert progress.load(small.root).of("first").solved
    screen.press("n")
    screen.wait_for("ch01_topic second", "Edit exercises/ch01_topic/ex02_second.py", "still to be written")
    solve(small, 2)
    screen.wait_for("ch02_more third", "2 of 3 solved")
    screen.press("q")
    assert screen.end() == 0
    assert restored(screen)


def test_it_shows_hints_solutions_and_keys(screen: Terminal, small: Course) -> None:
    """Each key shows its page; the solution only after passing."""
    screen.press("h")
    screen.wait_for("Hint 1 of 4 for first")
    screen.press("h")
    screen.wait_for("Hint 2 of 4 for first")
    screen.press("s")
    screen.wait_for("first is not solved yet")
    screen.press("?")
    screen.wait_for("reset: the stub comes back")
    solve(small, 0)
    screen.wait_for("Passed. Next")
    screen.press("s")
    screen.wait_for("Reference solution", "solutions/ch01_topic/ex01_first.py", without="checking")
    screen.press("\x1b[F")
    screen.wait_for("What one check saw of each", "TaskGroup", "All of them make")
    screen.press("\x1b")
    screen.wait_for("Passed. Next")


def test_a_due_review_is_told_at_the_start(small: Course) -> None:
    """Whoever starts hears that a solved exercise is to come back, until a key is pressed."""
    yesterday = datetime.now(UTC) - timedelta(days=1, minutes=1)
    progress.save(small.root, progress.load(small.root).with_result("first", Outcome.PASSED, yesterday))
    with watch(small) as screen:
        screen.wait_for("1 review is due: python -m grader review", "still to be written", without="checking")
        screen.press("\x1b")
        screen.wait_for("Edit exercises/ch01_topic/ex02_second.py", without="1 review")


def test_a_note_is_gone_after_a_save(screen: Terminal, small: Course) -> None:
    """What was said of the file before does not stand beside the new verdict."""
    screen.press("s")
    screen.wait_for("first is not solved yet. The key h gives a hint")
    solve(small, 0)
    screen.wait_for("Passed. Next", "Edit exercises/ch01_topic/ex01_first.py", without="not solved")


def test_the_list_finds_an_exercise(screen: Terminal) -> None:
    """Searching narrows the list, Enter goes to what is chosen."""
    screen.press("/")
    screen.wait_for("Search: _")
    screen.press("last")
    screen.wait_for("Search: last_", "third", without="second")
    screen.press("\r")
    screen.wait_for("ch02_more third", "Edit exercises/ch02_more/ex01_third.py")


def test_reset_keeps_the_learners_text(small: Course) -> None:
    """After asking, the stub is back, and the text is in a backup that the screen names."""
    stub = small.exercises[0].stub
    shipped = stub.read_text(encoding="utf-8")
    stub.write_text(shipped + "\n# mine\n", encoding="utf-8")
    with watch(small) as screen:
        screen.wait_for("still to be written", without="checking")
        screen.press("r")
        screen.wait_for("Put the stub of first back?")
        screen.press("y")
        screen.wait_for("The stub is back.")
    assert stub.read_text(encoding="utf-8") == shipped
    (backup,) = (small.root / ".katas" / "backups" / "first").iterdir()
    assert backup.read_text(encoding="utf-8").endswith("# mine\n")


def test_the_editor_gets_the_terminal(small: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """O starts the learner's editor on the file; what it saves is graded."""
    source = small.exercises[0].solution
    script = tmp_path / "edit.py"
    script.write_text(
        f"import shutil, sys\nshutil.copyfile({str(source)!r}, sys.argv[1])\n", encoding="utf-8"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    with watch(small) as terminal:
        terminal.wait_for("still to be written", without="checking")
        terminal.press("o")
        terminal.wait_for("Passed. Next: second")


def test_a_resized_window_is_drawn_anew(screen: Terminal) -> None:
    """The keys stand in the last row of whatever size the window has."""
    screen.resize(100, 40)
    screen.until(lambda text: "q quit" in text.split("\n")[39])
    screen.resize(60, 12)
    screen.until(lambda text: text.count("\n") == 11 and "n next" in text.split("\n")[11])


def test_a_page_is_written_anew_for_another_width(screen: Terminal) -> None:
    """A text that is on the screen is cut off nowhere when the window becomes narrower."""
    screen.press("h")
    words = (
        screen.wait_for("Hint 1 of 4 for first", "Documentation: https").split("\n", 1)[1].split("Edit")[0]
    )
    screen.resize(44, 24)
    screen.until(lambda text: "".join(words.split()) in "".join(text.split()))


@pytest.mark.parametrize("end", ["q", "\x03", "\x04", signal.SIGTERM, signal.SIGHUP])
def test_the_terminal_is_given_back(screen: Terminal, end: str | int) -> None:
    """However it ends, the terminal is as before, and the exit code is 0."""
    screen.press(end) if isinstance(end, str) else screen.kill(end)
    assert screen.end() == 0
    assert restored(screen)


def test_a_broken_file_is_a_sentence(screen: Terminal, small: Course) -> None:
    """What Python cannot read is reported with its line; the watch goes on."""
    small.exercises[0].stub.write_text("def main(:\n", encoding="utf-8")
    screen.wait_for("Python cannot read line 1")
    solve(small, 0)
    screen.wait_for("Passed. Next")


def test_a_changed_hidden_test_counts_at_once(screen: Terminal, small: Course) -> None:
    """An author who edits a hidden test sees its effect at the next save, without a new start."""
    tests = small.exercises[0].tests
    text = tests.read_text(encoding="utf-8")
    tests.write_text(text.replace("The answers come", "Freshly written: they come"), encoding="utf-8")
    screen.press("g")
    screen.wait_for("Freshly written")


def test_without_a_terminal_it_prints(small: Course) -> None:
    """On streams each verdict is printed once, and a line of input is a command."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        [sys.executable, "-m", "grader", "watch"],
        cwd=small.root,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        said = _read_to(process.stdout, "still to be written")
        for command, word in (
            ("h", "Hint 1 of 4"),
            ("third", "third"),
            ("nothing", "Did you mean"),
            ("?", "quit"),
        ):
            process.stdin.write(f"{command}\n")
            process.stdin.flush()
            said += _read_to(process.stdout, word)
        solve(small, 0)
        said += _read_to(process.stdout, "Next: second")
        process.stdin.write("q\n")
        process.stdin.flush()
        assert process.wait(PATIENCE) == 0
    assert "\x1b[?1049h" not in said


def _read_to(stream: Iterable[str], word: str) -> str:
    said = ""
    for line in stream:
        said += line
        if word in line:
            return said
    raise AssertionError(f"{word!r} was never printed:\n{said}")


@pytest.mark.parametrize(
    "kills", [3, pytest.param(KILLS, marks=[pytest.mark.steady, pytest.mark.timeout(3600)])]
)
def test_a_kill_loses_nothing(small: Course, kills: int) -> None:
    """Killed at any moment, neither progress nor a line of the learner's is lost."""
    moments = random.Random(7)  # noqa: S311  # moments, not secrets
    stub = small.exercises[0].stub
    solve(small, 1)
    for number in range(kills):
        with watch(small, "second") as terminal:
            if number == 0:
                terminal.wait_for("1 of 3 solved")
            end = time.monotonic() + moments.uniform(0, 2.5)
            line = f"# line {number}\n"
            while time.monotonic() < end:
                terminal.read(0.02)
            with stub.open("a", encoding="utf-8") as stream:
                stream.write(line)
            terminal.press(moments.choice(["n", "h", "g", "p", "ry", "x"]))
            end = time.monotonic() + moments.uniform(0, 0.4)
            while time.monotonic() < end:
                terminal.read(0.02)
            terminal.kill(signal.SIGKILL)
            terminal.end()
        remembered = progress.load(small.root)
        assert not remembered.note, remembered.note
        assert remembered.of("second").attempts >= 1
        backups = (small.root / ".katas" / "backups").rglob("*.py")
        kept = stub.read_text(encoding="utf-8") + "".join(each.read_text("utf-8") for each in backups)
        assert line in kept
    leftovers = [*(small.root / "exercises").rglob("*.tmp")]
    assert len(leftovers) <= kills
