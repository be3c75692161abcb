"""What learners read of the course keeps the rules of wording that a program can check."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from grader import course, stubs
from grader.model import Kind
from tests.course.conftest import ROOT
from tests.wording import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from grader.model import Exercise

EXERCISES = {exercise.slug: exercise for exercise in course.load(ROOT).exercises}
STUBS = stubs.read(ROOT)
PAGES = [
    *sorted(ROOT.glob("exercises/*/README.md")),
    *(ROOT / name for name in ("README.md", "CHANGELOG.md")),
]
PAGES += [ROOT / "docs" / name for name in ("clock.md", "evidence.md")]
LONGEST = 30  # words between two stops; a reader keeps about that many in mind
LINK = re.compile(r"https?://\S+")
STOP = re.compile(r"[.?!;:](?=\s|$)|\s/\s|\n\s*[-|\d]|\n\n|\|")
CODE = re.compile(r"```.*?```|~~~.*?~~~", re.DOTALL)
TITLE = "Async/Await Explained Simply"  # of the lesson, not ours

each_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


@each_exercise
def test_hints_climb_from_a_question_to_a_worked_sibling(exercise: Exercise) -> None:
    """Four rungs: a question, a concept with its link, a shape with blanks, another problem without any."""
    question, concept, shape, sibling = exercise.hints
    assert "?" in question
    assert not LINK.search(question)
    assert len(LINK.findall(concept)) == 1
    assert LINK.fullmatch(concept.split()[-1]), "the link stands at the end"
    assert "____" in shape
    assert sibling.lstrip().startswith(("# Another", "# Four other")), "it says that the problem is another"
    assert "____" not in sibling
    assert not LINK.search(shape + sibling)


@each_exercise
def test_a_stub_says_what_is_looked_at_and_when_it_is_done(exercise: Exercise) -> None:
    """The text of each exercise has a goal, what is looked at, the end that is aimed at, and a link."""
    text = ast.get_docstring(ast.parse(_stub(exercise))) or ""
    goal, *_ = text.split("\n")
    assert goal.endswith("."), "the goal is one sentence"
    for part in ("What is looked at", "Done when", "Read: https://"):
        assert f"\n{part}" in text, part
    assert text.index("\nDone when") < text.index("\nRead: ")


@each_exercise
def test_an_exercise_blames_nobody_and_makes_light_of_nothing(exercise: Exercise) -> None:
    """No text of an exercise, and no sentence of its checks, holds a word of blame or of belittling."""
    for text in (exercise.title, *exercise.hints, _stub(exercise), *_sentences_of_checks(exercise)):
        assert not FORBIDDEN.findall(text), text


@each_exercise
def test_an_exercise_is_told_in_short_sentences(exercise: Exercise) -> None:
    """Between two stops of its hints, its stub's text and its checks' first lines stand few words."""
    told = [*exercise.hints[:2], *_docstrings(_stub(exercise)), *_titles_of_checks(exercise)]
    assert [part for text in told for part in _parts(text) if len(part.split()) > LONGEST] == []


@each_page
def test_a_page_blames_nobody_and_makes_light_of_nothing(page: Path) -> None:
    """No page that learners read holds a word of blame or of belittling."""
    assert FORBIDDEN.findall(page.read_text(encoding="utf-8").replace(TITLE, "")) == []


@pytest.mark.parametrize("name", sorted({exercise.chapter for exercise in EXERCISES.values()}))
def test_a_chapter_is_told_in_short_sentences_and_names_its_exercises(name: str) -> None:
    """Between two stops of a chapter's page stand few words, and each of its exercises occurs in it."""
    text = (ROOT / "exercises" / name / "README.md").read_text(encoding="utf-8")
    assert [part for part in _parts(CODE.sub("\n\n", text)) if len(part.split()) > LONGEST] == []
    own = {slug for slug, exercise in EXERCISES.items() if exercise.chapter == name}
    assert {slug for slug in own if f"`{slug}`" not in text} == set()


def test_one_exercise_to_predict_in_each_chapter() -> None:
    """Each chapter lets its learner read programs, too, and say what they do."""
    predicted = {exercise.chapter for exercise in EXERCISES.values() if exercise.kind is Kind.PREDICT}
    assert predicted == {exercise.chapter for exercise in EXERCISES.values()}


def _stub(exercise: Exercise) -> str:
    """Give the stub as shipped: exercises/ may hold a learner's work."""
    return STUBS.text(exercise)


def _docstrings(source: str) -> Iterator[str]:
    """Give each docstring without its pictures, which are indented, and with its parts set apart."""
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, kinds) and (text := ast.get_docstring(node)):
            if isinstance(node, ast.Module):
                text = "\n".join("" if row.startswith("    ") else row for row in text.split("\n"))
            yield re.sub(r"\n(?=What is|Done when|Read:)", "\n\n", text)


def _tests(exercise: Exercise) -> ast.Module:
    return ast.parse(exercise.tests.read_text(encoding="utf-8"))


def _titles_of_checks(exercise: Exercise) -> Iterator[str]:
    for node in _tests(exercise).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            yield (ast.get_docstring(node) or "").split("\n")[0]


def _sentences_of_checks(exercise: Exercise) -> Iterator[str]:
    """Give every text in a hidden test that may be part of a message."""
    for node in ast.walk(_tests(exercise)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _parts(text: str) -> Iterator[str]:
    """Give what stands between stops; code in a line counts as one word."""
    plain = re.sub(r"`[^`]*`", "code", re.sub(r"\]\([^)]*\)", "]", LINK.sub("", text)))
    yield from STOP.split(plain)
