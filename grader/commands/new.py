"""Carry out `new`: begin an exercise in all its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader import edition, scaffold
from grader.commands import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from grader.model import Kind


def new(  # noqa: PLR0913 - each is one property of an exercise
    root: Path, near: Path, name: str, *, title: str, kind: Kind, points: int
) -> None:
    """Create the files of an exercise and list them."""
    edition.refuse_for_students(root, "new")
    written = scaffold.new(root, name, title=title, kind=kind, points=points)
    look = terminal.screen()
    terminal.say("\n".join(["Written:", *(f"  {terminal.relative(path, near)}" for path in written)]), look)
    terminal.say(
        "\nRewrite them. Then record the stub and prove the exercise:\n"
        "  python -m grader check --write\n"
        "  python -m grader check",
        look,
    )
