"""Read an attack: a program that tries to pass without the work, with what it is for and how it may end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from grader.model import Outcome

HERE = Path(__file__).parent
FAMILIES = ("blocking", "clock", "exits", "fake_work", "feedback", "framework", "resources")
_HEADER = re.compile(r"# tries: (?P<tries>.+)\n# for: (?P<slug>\w+)\n# ends: (?P<ends>[a-z_ ]+)\n")


@dataclass(frozen=True, slots=True)
class Attack:
    """One file; `ends` are the outcomes that a strict run may give it."""

    path: Path
    tries: str
    slug: str
    ends: frozenset[Outcome]


def read(family: str) -> tuple[Attack, ...]:
    """Give the attacks of one family; raise ValueError for a file without its header."""
    return tuple(_read(path) for path in sorted((HERE / family).glob("*.py")))


def _read(path: Path) -> Attack:
    header = _HEADER.match(path.read_text(encoding="utf-8"))
    if header is None:
        raise ValueError(f"{path} must begin with `# tries:`, `# for:` and `# ends:`")
    ends = frozenset(Outcome(word) for word in header["ends"].split())
    return Attack(path, header["tries"], header["slug"], ends)
