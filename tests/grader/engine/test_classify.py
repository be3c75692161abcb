"""What Python says about a misuse is recognised on the Python that runs; a changed wording fails here."""

from __future__ import annotations

import functools
import sys

import pytest

from grader.child.evidence import classify
from grader.child.evidence.classify import at_import, leaves, of_exception
from grader.child.evidence.places import Learner
from grader.model import Evidence
from tests.grader.engine.stage import Program, play_main, programs

MISUSES = programs("misuses.txt")
_play = functools.cache(play_main)


@pytest.mark.parametrize("program", MISUSES, ids=lambda program: program.name)
def test_a_misuse_is_recognised_at_its_line(program: Program) -> None:
    """The exception that a misuse raises on this Python becomes this evidence at the learner's line."""
    played = _play(program.source)
    assert played.reason is not None, "the program raises nothing"
    assert (played.reason.kind,) == program.kinds, played.error
    assert played.reason.place is not None
    assert [played.reason.place.line] == program.lines


def test_each_phrase_of_the_tables_is_met() -> None:
    """No phrase stands in the tables without a program that makes some supported Python say it."""
    errors = [_play(program.source).error for program in MISUSES]
    said = {str(leaf) for error in errors if error for leaf in leaves(error)}
    phrases = [phrase for phrase, _kind in (*classify._RUNTIME, *classify._TYPE)]  # noqa: SLF001 - the tables
    unmet = {phrase for phrase in phrases if not any(phrase in sentence for sentence in said)}
    other = "can't be awaited" if sys.version_info < (3, 14) else "used in 'await' expression"
    assert unmet <= {other}


def test_every_leaf_of_nested_groups_is_given() -> None:
    """Groups inside groups are opened; an error that is none is its own leaf."""
    one, two, three = ValueError(1), KeyError(2), OSError(3)
    nested = ExceptionGroup("outer", [one, ExceptionGroup("inner", [two, three])])
    assert leaves(nested) == [one, two, three]
    assert leaves(one) == [one]


def test_what_needs_a_loop_at_import() -> None:
    """While a file is imported, a missing loop means that something was made too early."""
    learner = Learner(["answer.py"])
    found = [look(RuntimeError("no running event loop"), learner).kind for look in (at_import, of_exception)]
    assert found == [Evidence.LOOP_BOUND, Evidence.SYNC_MIXUP]
    assert at_import(TypeError("'async for' requires an object"), learner).kind is Evidence.SYNC_MIXUP


def test_texts_hold_no_addresses() -> None:
    """What an exception says of an object is told without the address, which differs from run to run."""
    finding = of_exception(ValueError(f"{object()} is no number"), Learner([]))
    assert finding.text == "<object object> is no number"
