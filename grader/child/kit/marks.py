"""Say which of the four marks a check belongs to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from grader.model import Mark

_Test = TypeVar("_Test", bound=Callable[..., Any])


def _marked(test: _Test, mark: Mark) -> _Test:
    test.mark = mark  # type: ignore[attr-defined]  # functions take any attribute
    return test


def value(test: _Test) -> _Test:
    """Mark a check of the answer."""
    return _marked(test, Mark.VALUE)


def overlap(test: _Test) -> _Test:
    """Mark a check of how waits overlap."""
    return _marked(test, Mark.OVERLAP)


def free(test: _Test) -> _Test:
    """Mark a check of a free event loop."""
    return _marked(test, Mark.FREE)


def clean(test: _Test) -> _Test:
    """Mark a check of errors, cancellation and what is left behind."""
    return _marked(test, Mark.CLEAN)
