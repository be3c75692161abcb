"""Carry out `explain`: print the page of a misconception."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.commands import terminal
from grader.diagnosis import catalogue, pages
from grader.errors import UnknownName
from grader.render.code import folded
from grader.render.style import Line, Look, Piece, Role, line, paint

if TYPE_CHECKING:
    from collections.abc import Iterator


def explain(code: str) -> None:
    """Print the page of a code; raise UnknownName."""
    if code not in catalogue.codes():
        raise UnknownName("code", code, catalogue.codes(), "The command `explain` without a code lists them.")
    look = terminal.screen()
    terminal.emit(page(code, look), look)


def page(code: str, look: Look) -> str:
    """Write the page of a code that the catalogue has."""
    return paint(_page(pages.explain(code), look), look)


def list_codes() -> None:
    """Print every code with its title."""
    look = terminal.screen()
    codes = sorted(catalogue.codes())
    column = max(map(len, codes), default=0)
    rows = (
        (Piece(code.ljust(column), Role.STRONG), Piece(f"  {catalogue.get(code).title}")) for code in codes
    )
    terminal.show(rows, look)


def _page(page: pages.Page, look: Look) -> Iterator[Line]:
    yield (Piece(page.code, Role.STRONG), Piece(f"  {page.title}"))
    yield from _section("What happened", page.what, look)
    yield from _section("Why", page.why, look)
    yield from _section("Try", page.try_one, look)
    yield from _example("Wrong", page.wrong, look)
    yield from _example("Right", page.right, look)
    yield from _section("See it yourself", page.see_it, look)
    yield from _section("Documentation", page.doc, look)


def _section(title: str, text: str, look: Look) -> Iterator[Line]:
    if text:
        yield line()
        yield line(title, Role.STRONG)
        yield from (line(each) for each in terminal.prose(text, look, indent="  "))


def _example(title: str, example: pages.Example | None, look: Look) -> Iterator[Line]:
    if example is None:
        return
    yield line()
    yield line(title, Role.STRONG)
    yield from _program(example.source, look)
    yield line()
    yield line("  prints", Role.DIM)
    yield from _program(example.prints, look)


def _program(text: str, look: Look) -> Iterator[Line]:
    for each in text.rstrip("\n").split("\n"):
        yield from (line(f"    {part}") for part in folded(each, look.width - 4, look))
