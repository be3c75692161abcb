"""Write the live board of a class: one page that holds nothing of the class, and the state that fills it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from grader.model import Outcome
from grader.render.class_page import number_of
from grader.render.style import Look, outcome_piece, word
from grader.render.text import clean, cut

if TYPE_CHECKING:
    from grader.live.board import Board, Change, Row
    from grader.live.records import Cell

_TEMPLATES = Path(__file__).with_name("templates")
_LOOK = Look(0, unicode=True, color=False)
_PENDING, _PART = "-", "h"
_LETTERS = {each: each.value[0] for each in Outcome}  # passed, failed, broken, timed out, crashed, …
_LONGEST = 80  # cells of a name
_SLUGS = 6  # that a change lists


def page() -> str:
    """Give the page; what it shows comes to its script as a state."""
    return (_TEMPLATES / "board.html").read_text(encoding="utf-8")


def script() -> str:
    """Give the page's script."""
    return (_TEMPLATES / "board.js").read_text(encoding="utf-8")


def style() -> str:
    """Give the page's style sheet: that of the other pages, and its own."""
    return "".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in ("style.css", "board.css"))


def state(board: Board) -> str:
    """Give all that the page shows, as JSON in one line of ASCII; the same board gives the same text."""
    document = {
        "seed": board.seed,
        "graded": board.graded,
        "legend": _legend(),
        "exercises": [
            {"slug": _text(each.slug), "number": _text(number_of(each.path, each.slug)), "passed": passed}
            for each, passed in zip(board.exercises, board.passed, strict=True)
        ],
        "students": [_row(row) for row in board.rows],
        "common": [
            {
                "code": _text(each.code),
                "title": _text(each.title),
                "students": each.students,
                "places": each.places,
            }
            for each in board.common
        ],
        "changes": [_change(each) for each in board.changes],
    }
    return json.dumps(document, ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def _legend() -> dict[str, tuple[str, str]]:
    signs = {_LETTERS[each]: (outcome_piece(each, _LOOK).text, word(each)) for each in Outcome}
    return {**signs, _PART: ("◐", "passed in part"), _PENDING: ("", "not graded yet")}


def _row(row: Row) -> dict[str, object]:
    return {
        "key": row.key,
        "name": _text(row.name),
        "cells": "".join(map(_letter, row.cells)),
        "points": row.points,
        "passed": len(row.passed),
        "fresh": row.fresh,
        "late": row.late,
        "fault": _text(row.fault),
    }


def _letter(cell: Cell | None) -> str:
    if cell is None:
        return _PENDING
    part = cell.outcome is Outcome.FAILED and cell.points > 0
    return _PART if part else _LETTERS[cell.outcome]


def _change(change: Change) -> dict[str, object]:
    return {
        "at": change.at.strftime("%H:%M:%S"),
        "name": _text(change.name),
        "gained": [_text(each) for each in change.gained[:_SLUGS]],
        "lost": [_text(each) for each in change.lost[:_SLUGS]],
        "more": max(0, len(change.gained) - _SLUGS) + max(0, len(change.lost) - _SLUGS),
        "passed": change.passed,
    }


def _text(text: str) -> str:
    return cut(clean(text), _LONGEST)
