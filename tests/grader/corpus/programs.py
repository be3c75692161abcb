"""Read the programs of the corpus and what their headers expect."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
BLOCKING, CLEAN, MISUSE = CATEGORIES = ("blocking", "clean", "misuse")
_EXPECTS = "# expects: "
_NAMES = "# names: "
_FINDING = re.compile(r"(?P<code>[a-z-]+) at line (?P<lines>\d+(?: or \d+)*)")


@dataclass(frozen=True, slots=True)
class Expected:
    """A diagnosis that has to be given; more than one line where either is as good."""

    code: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """One file of the corpus."""

    path: Path
    expected: tuple[Expected, ...]
    shows: str
    names: str  # how evidence has to name the call; empty when that is open

    @property
    def category(self) -> str:
        """The folder that the file stands in."""
        return self.path.parent.name

    @property
    def label(self) -> str:
        """The name in tables and test ids."""
        return f"{self.category}/{self.path.stem}"


def read(path: Path) -> Program:
    """Read one file; raise ValueError when its header is not of the agreed form.

    The first line is `# expects: nothing` or `# expects: CODE at line N, CODE at line N or M`, the second
    says what the program shows; a third may be `# names: CALL`.
    """
    expects, shows, third, *_ = path.read_text("utf-8").splitlines()
    if not expects.startswith(_EXPECTS) or not shows.startswith("# "):
        raise ValueError(f"{path.name} has no header")
    names = third.removeprefix(_NAMES) if third.startswith(_NAMES) else ""
    return Program(path, _expected(expects.removeprefix(_EXPECTS)), shows.removeprefix("# "), names)


def of_category(category: str) -> list[Program]:
    """Give the programs of one folder, by name."""
    return [read(path) for path in sorted((HERE / category).glob("*.py"))]


def everything() -> list[Program]:
    """Give the whole corpus."""
    return [program for category in CATEGORIES for program in of_category(category)]


def _expected(text: str) -> tuple[Expected, ...]:
    if text == "nothing":
        return ()
    matches = [_FINDING.fullmatch(part) for part in text.split(", ")]
    if None in matches:
        raise ValueError(f"{text!r} is not a list of CODE at line N")
    return tuple(
        Expected(match["code"], tuple(map(int, match["lines"].split(" or ")))) for match in matches if match
    )
