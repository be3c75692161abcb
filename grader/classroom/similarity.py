"""Find files of a class that are alike, beyond what everybody's files share; a hint, not a verdict."""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WINDOW = 12  # nodes of one shingle: a line or two
LEAST = 15  # shingles of one's own that a file must have to be compared
ALIKE = 0.8  # of the smaller file's own shingles
_COMMON = 3  # students who share a shingle before it counts as everybody's


@dataclass(frozen=True, slots=True)
class Pair:
    """Two students whose files for one exercise share most of what the others do not have."""

    slug: str
    one: str
    other: str
    percent: int


def alike(slug: str, texts: Mapping[str, str], known: tuple[str, ...] = ()) -> tuple[Pair, ...]:
    """Compare the texts of one exercise, by student; `known` is what everybody was given, as the stub."""
    given = frozenset[int]().union(*(shingles(text) for text in known))
    by_text = {text: shingles(text) - given for text in set(texts.values())}
    marks = {student: by_text[text] for student, text in texts.items()}
    often = Counter(mark for each in marks.values() for mark in each)
    own_by_text = {
        text: frozenset(mark for mark in each if often[mark] <= _COMMON) for text, each in by_text.items()
    }
    # Most students have too little that is their own to be compared with anybody.
    own = {student: own for student, text in texts.items() if len(own := own_by_text[text]) >= LEAST}
    pairs = []
    for one, other in combinations(sorted(own), 2):
        smaller = min(len(own[one]), len(own[other]))
        shared = len(own[one] & own[other])
        if shared >= ALIKE * smaller:
            pairs.append(Pair(slug, one, other, 100 * shared // smaller))
    return tuple(pairs)


def shingles(text: str) -> frozenset[int]:
    """Give marks of each stretch of a program, whatever its names, spaces and comments are."""
    try:
        nodes = [_kind(node) for node in ast.walk(ast.parse(text))]
    except (SyntaxError, ValueError, RecursionError):
        return frozenset()
    return frozenset(hash(tuple(nodes[at : at + WINDOW])) for at in range(len(nodes) - WINDOW + 1))


def _kind(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f".{node.attr}"
    return type(node).__name__
