"""Write the map of a course as Markdown: each exercise, what it teaches, where it belongs in the lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grader.model import Chapter, Exercise

BEGIN, END = "<!-- course map: written by `check --write` -->", "<!-- end of the course map -->"


def course_map(chapters: Sequence[Chapter]) -> str:
    """Give the table between its two marks."""
    return "\n".join([BEGIN, "", *_rows(chapters), "", END])


def placed(text: str, chapters: Sequence[Chapter]) -> str:
    """Put the map between its marks in a text; one without marks stays as it is."""
    before, begin, rest = text.partition(BEGIN)
    _old, end, after = rest.partition(END)
    return f"{before}{course_map(chapters)}{after}" if begin and end else text


def _rows(chapters: Sequence[Chapter]) -> Iterator[str]:
    yield "| exercise | teaches | in the lesson |"
    yield "|---|---|---|"
    for number, chapter in enumerate(chapters, 1):
        yield f"| **{number}. [{chapter.title}](exercises/{chapter.name}/README.md)** | | |"
        for exercise in chapter.exercises:
            link = f"[`{exercise.slug}`](exercises/{exercise.path})"
            yield f"| {link} | {_taught(exercise)} | {exercise.lesson} |"


def _taught(exercise: Exercise) -> str:
    needs = f", needs {exercise.extra}" if exercise.extra else ""
    return f"{exercise.title} ({exercise.kind}{needs})"
