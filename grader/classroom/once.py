"""Judge each text once: students who have handed in the same file get the same verdict, the very object."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING

from grader import grade as grading
from grader import policy

if TYPE_CHECKING:
    from grader.grade import Jobs, Judged, Terms, Work
    from grader.policy import Unreadable

MOST = 1000  # verdicts that are kept; another is made anew from the results that the runner remembers

Key = tuple[str, "bytes | Unreadable"]  # an exercise, and what was handed in for it


class Once:
    """Give the verdict of a file; usable from several threads."""

    def __init__(self, runner: Jobs, terms: Terms, most: int = MOST) -> None:
        self._runner = runner
        self._terms = terms
        self._most = most
        self._known: OrderedDict[Key, Judged] = OrderedDict()
        self._turn = threading.Lock()

    def judge(self, work: Work) -> Judged:
        """Judge what the file holds now."""
        text = policy.text_of(work.path, work.name, work.within)
        key = _key(work, text)
        with self._turn:
            if (known := self._known.get(key)) is not None:
                self._known.move_to_end(key)
                return known
        judged = grading.judge(replace(work, text=text), self._runner, self._terms)
        with self._turn:
            # Another thread may have been as fast: what is given out first is given to everybody.
            judged = self._known.setdefault(key, judged)
            if len(self._known) > self._most:
                self._known.popitem(last=False)
        return judged


def key_of(work: Work) -> Key:
    """Name what was handed in; the same exercise and text have the same name, whoever's they are."""
    return _key(work, policy.text_of(work.path, work.name, work.within))


def _key(work: Work, text: str | Unreadable) -> Key:
    content = hashlib.sha256(text.encode()).digest() if isinstance(text, str) else text
    return work.exercise.slug, content
