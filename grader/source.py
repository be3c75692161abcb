"""Hold a learner's file that Python can read."""

from __future__ import annotations

import ast
import threading
from dataclasses import dataclass

_one_at_a_time = threading.RLock()


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file and its syntax tree; nothing of it has run."""

    file: str  # what messages call it
    text: str
    tree: ast.Module


def tree_of(text: str, file: str = "<unknown>") -> ast.Module:
    """Parse a text; raise what the parser raises.

    Threads parse in turn: on Python 3.11 two at a time end in a SystemError now and then ("AST constructor
    recursion depth mismatch").
    """
    with _one_at_a_time:
        return ast.parse(text, file)
