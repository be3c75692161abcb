"""Hold a learner's file that Python can read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ast


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file and its syntax tree; nothing of it has run."""

    file: str  # what messages call it
    text: str
    tree: ast.Module
