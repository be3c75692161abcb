"""Draw the pictures of the README: run the commands in a copy of the course, and keep what they show as SVG.

`nox -s pictures` writes docs/pictures/. A test runs the commands again and fails when a picture is stale.
"""

from __future__ import annotations

import html
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pyte
import pyte.screens
from rich.console import Console
from rich.text import Text

from grader import course as courses
from grader import progress, stubs
from grader.model import Outcome
from tests.grader.watch.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).with_name("pictures")
COLUMNS = 80
ROWS = 12  # of the screen of `watch`
SEED = "5"
CELL = 12.2  # width of a character in rich's pictures
SLUG, FILE = "gather_users", "ch02_concurrently/ex01_gather_users.py"
MISTAKE = "await_in_a_loop.py"
FONTS = "ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace"


@contextmanager
def course() -> Iterator[Path]:
    """Give a copy of the course in which the first chapter is solved and one exercise is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "async-katas"
        for name in ("exercises", "solutions", "tests/exercises"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        first, *_ = courses.load(root).chapters
        done = progress.Progress()
        for exercise in first.exercises:
            done = done.with_result(exercise.slug, Outcome.PASSED, datetime.now(UTC))
        progress.save(root, done)
        write(root, sequential())
        yield root


def sequential() -> str:
    """Give the stub with the lines of a wrong answer in it, as a learner would write them."""
    # As shipped: in `exercises/` a learner may have been at work.
    head, _, _ = stubs.read(ROOT).text(courses.load(ROOT).get(SLUG)).partition("    # TODO")
    wrong = (ROOT / "tests" / "mistakes" / SLUG / MISTAKE).read_text(encoding="utf-8")
    return head + wrong[wrong.index(":\n", wrong.index("async def")) + 2 :].replace("  # <- here", "")


def write(root: Path, text: str) -> None:
    """Save the learner's file."""
    (root / "exercises" / FILE).write_text(text, encoding="utf-8")


def run(root: Path, *arguments: str) -> str:
    """Run a command of the grader and give what it prints on a terminal with colours."""
    environment = {
        **{name: text for name, text in os.environ.items() if name != "NO_COLOR"},
        "FORCE_COLOR": "1",
        "COLUMNS": str(COLUMNS),
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", "grader", *arguments]
    done = subprocess.run(  # noqa: S603  # the project's own command
        command, cwd=root, env=environment, capture_output=True, check=False, text=True, encoding="utf-8"
    )
    return done.stdout.rstrip("\n")


def grade(root: Path) -> Text:
    """Show what `grade` says of waits that follow one another."""
    return Text.from_ansi(run(root, "grade", SLUG, "--seed", SEED))


class Dimming(pyte.Screen):
    """A screen that knows dim text, which is grey here."""

    def select_graphic_rendition(self, *attributes: int, **options: bool) -> None:
        """Take what the program sends for colours."""
        if not {38, 48} & set(attributes):  # behind these the 2 means something else
            attributes = tuple(90 if each == 2 else each for each in attributes)
        super().select_graphic_rendition(*attributes, **options)

    def painted(self) -> Text:
        """Give what stands on the screen, with its colours."""
        return Text("\n").join(self._row(number) for number in range(self.lines))

    def _row(self, number: int) -> Text:
        chars = [self.buffer[number][column] for column in range(self.columns)]
        runs = ((style, "".join(each.data for each in run)) for style, run in groupby(chars, _style))
        row = Text.assemble(*[(text, style) for style, text in runs])
        row.rstrip()
        return row


def _style(char: pyte.screens.Char) -> str:
    color = {"brown": "yellow", "brightblack": "bright_black"}.get(char.fg, char.fg)
    return f"bold {color}" if char.bold else color


def watch(root: Path) -> Text:
    """Show the screen of `watch` after the save that made an exercise of the second chapter pass."""
    arguments = ("-m", "grader", "watch", SLUG, "--seed", SEED)
    with Terminal(root, *arguments, path=ROOT, columns=COLUMNS, rows=ROWS, kind=Dimming) as terminal:
        terminal.wait_for("at most 1 was", without="checking")
        write(root, (root / "solutions" / FILE).read_text(encoding="utf-8"))
        terminal.wait_for("Passed. Next: ", without="checking")
        assert isinstance(terminal.screen, Dimming)
        shown = terminal.screen.painted()
        terminal.press("q")
        terminal.end()
    return shown


# Each picture: what it shows, and the command that stands above it.
PICTURES: dict[str, tuple[Callable[[Path], Text], str]] = {
    "grade": (grade, f"python -m grader grade {SLUG}"),
    "watch": (watch, "python -m grader watch"),
}


def draw(name: str, shown: Text) -> str:
    """Give a picture of a terminal."""
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), color_system="standard", force_terminal=True
    )
    shown = Text("\n").join([shown, Text("")])  # room for what the last line has below it
    console.print(shown, no_wrap=True, overflow="ignore", crop=False, highlight=False)
    svg = console.export_svg(title=PICTURES[name][1], unique_id=name)
    # No fonts from elsewhere: whoever looks at the picture loads nothing with it.
    svg = re.sub(r"@font-face \{.*?\}\n", "", svg, flags=re.DOTALL).replace("Fira Code, monospace", FONTS)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def text_of(svg: str) -> list[str]:
    """Give the lines that a picture shows."""
    rows: dict[float, str] = {}
    spans = re.findall(r'<text class="\w+-r\d+" x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>', svg)
    for x, y, text in spans:
        row = rows.get(float(y), "")
        rows[float(y)] = row.ljust(round(float(x) / CELL)) + html.unescape(text).replace("\xa0", " ")
    return [rows[y].rstrip() for y in sorted(rows)]


def main() -> None:
    """Write every picture."""
    FOLDER.mkdir(exist_ok=True)
    with course() as root:
        for name, (show, _) in PICTURES.items():
            (FOLDER / f"{name}.svg").write_text(draw(name, show(root)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
