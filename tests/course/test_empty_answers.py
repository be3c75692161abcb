"""Answers that do next to nothing fail for their own fault: no hidden test expects to be given anything."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from grader import course
from grader.grade import Work, grade
from grader.model import Kind, Outcome
from tests.course.conftest import ROOT

if TYPE_CHECKING:
    from grader.model import Exercise
    from grader.runner import Runner

BODIES = ("return None", "return {1: [2]}", "raise ValueError('x')", "return FIRST")
EXERCISES = [
    exercise
    for exercise in course.load(ROOT).exercises
    if exercise.kind is not Kind.PREDICT and not exercise.extra
]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.slug)
def test_an_empty_answer_is_no_fault_of_the_grader(exercise: Exercise, graders: Runner) -> None:
    """Whatever its functions give, it is judged, and does not pass."""
    stub = exercise.stub
    works = [Work(exercise, stub, stub.name, text=text) for text in empty_answers(exercise)]
    verdicts = grade(works, graders, seed=1).verdicts
    faults = {
        check.message for verdict in verdicts for check in verdict.checks if check.outcome is Outcome.CRASHED
    }
    assert not faults
    assert Outcome.PASSED not in {verdict.outcome for verdict in verdicts}


def empty_answers(exercise: Exercise) -> list[str]:
    """Give the stub with each of the bodies in all of its functions."""
    source = exercise.stub.read_text(encoding="utf-8")
    return [_with_bodies(ast.parse(source), body) for body in BODIES]


def _with_bodies(tree: ast.Module, body: str) -> str:
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            arguments = [each.arg for each in node.args.args if each.arg != "self"]
            node.body = ast.parse(body.replace("FIRST", arguments[0] if arguments else "0")).body
    return ast.unparse(tree)
