"""Explain a misconception at length, with a program that shows it and one that does not.

The examples of a code stand in `pages/<code>.md`, in this form; a test runs every one of them:

    ## Wrong / ## Right     a `python` block, then a `text` block with exactly what the program prints
    ## See it yourself      what to do to watch the same thing in one's own program
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files

from grader.diagnosis.catalogue import get

_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """A whole program, and exactly what it prints."""

    source: str
    prints: str


@dataclass(frozen=True, slots=True)
class Page:
    """All there is to say about one code."""

    code: str
    title: str
    what: str  # what happened
    why: str
    try_one: str
    wrong: Example | None
    right: Example | None
    see_it: str  # how to see it oneself
    doc: str


def explain(code: str) -> Page:
    """Give the page of a code; KeyError if there is none."""
    row = get(code)
    sections = _sections(code)
    return Page(
        code=code,
        title=row.title,
        what=sections.get("What happened", "").strip(),
        why=row.why,
        try_one=row.try_one,
        wrong=_example(sections.get("Wrong", "")),
        right=_example(sections.get("Right", "")),
        see_it=sections.get("See it yourself", "").strip(),
        doc=row.doc,
    )


def _sections(code: str) -> dict[str, str]:
    file = files("grader.diagnosis") / "pages" / f"{code}.md"
    if not file.is_file():
        return {}
    parts = _SECTION.split(file.read_text(encoding="utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _example(section: str) -> Example | None:
    blocks = {match["language"]: match["body"] for match in _BLOCK.finditer(section)}
    return Example(blocks["python"], blocks["text"]) if {"python", "text"} <= blocks.keys() else None
