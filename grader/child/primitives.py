"""Record every call of a known blocking primitive, however short, inside a step with learner code behind it."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from grader.child import forgiven, stacks, steps
from grader.child.places import Learner
from grader.model import Place

OriginOf = Callable[[asyncio.Handle], Place | None]
_now = time.perf_counter
_AUDITED_SLEEP = sys.version_info >= (3, 13)


@dataclass(slots=True)
class Seen:
    """The calls of one primitive at one place."""

    place: Place | None  # None: a callback ran it without a learner frame; `callback` then names it
    subject: str
    seconds: float | None = None  # how long the calls held the loop, where that was measured
    counts: dict[str, int] = field(default_factory=dict)  # by primitive; one call may pass several

    @property
    def count(self) -> int:
        """The number of calls."""
        return max(self.counts.values())
