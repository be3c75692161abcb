"""The README's map is that of the course, and every passage of the lesson has its exercise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from grader.render import course_map
from tests.course.conftest import ROOT

if TYPE_CHECKING:
    from grader.course import Course

README = ROOT / "README.md"
# The headings of the lesson, in its order, by a word of each.
PASSAGES = (
    "The Problem Async Solves",
    "The Two Keywords",
    "The Event Loop",
    "Running Tasks Concurrently",
    "async with",
    "async for",
    "Error Handling",
    "mistake 1",
    "mistake 2",
    "mistake 3",
    "When to Use Async",
    "Quick Reference",
)


def test_the_map_is_fresh(katas: Course) -> None:
    """What stands in the README is what the course says; `check --write` writes it."""
    text = README.read_text(encoding="utf-8")
    assert course_map.BEGIN in text
    assert course_map.placed(text, katas.chapters) == text


@pytest.mark.parametrize("passage", PASSAGES)
def test_each_passage_of_the_lesson_is_practised(katas: Course, passage: str) -> None:
    """At least one exercise names it."""
    assert any(passage.lower() in exercise.lesson.lower() for exercise in katas.exercises), passage


def test_links_of_the_map_lead_somewhere(katas: Course) -> None:
    """Each link is a file of the repository."""
    links = re.findall(r"\]\((exercises/[^)]+)\)", course_map.course_map(katas.chapters))
    assert len(links) == len(katas.exercises) + len(katas.chapters)
    assert all((ROOT / link).is_file() for link in links)


def test_a_text_without_marks_stays() -> None:
    """A README of another course need not have a map."""
    assert course_map.placed("# Mine\n", ()) == "# Mine\n"
