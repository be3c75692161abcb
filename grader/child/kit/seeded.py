"""Draw the names, numbers and delays of a check from its seed, so that no answer can be known before."""

from __future__ import annotations

import random

_NAMES = [
    "ada",
    "alan",
    "barbara",
    "claude",
    "dennis",
    "donald",
    "edsger",
    "frances",
    "grace",
    "guido",
    "hedy",
    "john",
    "joan",
    "katherine",
    "ken",
    "linus",
    "margaret",
    "niklaus",
    "radia",
    "rob",
    "shafi",
    "sophie",
    "tim",
    "tony",
    "vint",
]


class Seeded:
    """A source of test data: the same seed gives the same data."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)  # noqa: S311  # test data, not secrets

    def names(self, number: int) -> list[str]:
        """Draw that many different names."""
        return self.random.sample(_NAMES, number)

    def ids(self, number: int) -> list[int]:
        """Draw that many different numbers, in no order."""
        return self.random.sample(range(100, 1000), number)

    def falling(self, number: int, fast: float = 0.1, slow: float = 0.3) -> list[float]:
        """Draw unequal delays in seconds from slow down to fast: the first item is the slowest, at `slow`."""
        step = (slow - fast) / max(number - 1, 1)
        return [round(slow - step * index + self._jitter(step, index), 3) for index in range(number)]

    def word(self) -> str:
        """Draw a short text that no answer can hold by accident."""
        return "".join(self.random.choices("bcdfghjklmnpqrstvwxz", k=6))

    def _jitter(self, step: float, index: int) -> float:
        return self.random.uniform(0, step / 3) if index else 0.0
