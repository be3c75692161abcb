"""The pictures of the README show what the commands show now."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX's", allow_module_level=True)

from docs import pictures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
TIME = re.compile(r"(\d+(?:\.\d+)?) (m?s)\b")


@pytest.fixture(scope="module")
def course() -> Iterator[Path]:
    """The copy of the course that the pictures are taken of."""
    with pictures.course() as root:
        yield root


def words(lines: Sequence[str]) -> list[str]:
    """Give lines without what depends on the machine or on how many exercises there are."""
    text = TIME.sub(r"TIME \2", "\n".join(lines))
    text = re.sub(r"\d+ of \d+ solved", "SOLVED", text)
    return re.sub(r" +", " ", re.sub(r"[█▓░]+", "█", text)).splitlines()


def times(lines: Sequence[str]) -> list[float]:
    """Give the times in lines, in the order in which they stand there."""
    return [float(number) for number, _ in TIME.findall("\n".join(lines))]


@pytest.mark.parametrize("name", pictures.PICTURES)
def test_a_picture_is_fresh(course: Path, name: str) -> None:
    """Words, lines and shapes are those of the command; computing may take some milliseconds more or less."""
    show, _ = pictures.PICTURES[name]
    kept = pictures.text_of((pictures.FOLDER / f"{name}.svg").read_text(encoding="utf-8"))
    now = pictures.text_of(pictures.draw(name, show(course)))
    assert words(kept) == words(now), "a picture is stale: nox -s pictures draws it anew"
    assert times(kept) == pytest.approx(times(now), rel=0.1)


def test_the_readme_shows_every_picture_and_says_what_it_is() -> None:
    """Whoever does not see a picture reads the same in words."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"!\[([^\]]*)\]\(docs/pictures/(\w+)\.svg\)", readme))
    assert sorted(shown.values()) == sorted(pictures.PICTURES)
    assert all(len(words.split()) >= 10 for words in shown)


@pytest.mark.parametrize("name", pictures.PICTURES)
def test_a_picture_needs_nothing_from_elsewhere(name: str) -> None:
    """It holds no script, and loads no font and no image."""
    svg = (pictures.FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert not re.search(r"<script|<image|@import|@font-face|href|url\((?!#)", svg)
