"""Measure what the project claims about its speed: ``python -m tests.bench [NAME…]``.

Each row is a ratio of two commands that run in turn, so that a machine whose speed drifts still compares like
with like; the median of the pairs counts. A row with a limit in seconds is for an idle machine of two cores.
The exit code is 1 when a ratio misses its limit.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.bench.commands import COMPARISONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.commands import Command, Comparison


@dataclass(frozen=True, slots=True)
class Row:
    """The outcome of one comparison; times are medians in seconds."""

    comparison: Comparison
    first: float
    second: float
    ratio: float  # median of first / second, pair by pair

    @property
    def holds(self) -> bool:
        """Whether the ratio is within its limit."""
        least, most = self.comparison.least, self.comparison.most
        return (least is None or self.ratio >= least) and (most is None or self.ratio <= most)


def main(names: Sequence[str]) -> int:
    """Run the comparisons and print a table."""
    rows = []
    print(f"{'comparison':<44}{'first':>9}{'second':>9}{'ratio':>8}  limit")  # noqa: T201  # the product of this script
    for comparison in COMPARISONS:
        if names and comparison.name not in names:
            continue
        row = measure(comparison)
        rows.append(row)
        least, most = comparison.least, comparison.most
        limit = f"at least {least:g}" if least is not None else f"at most {most:g}"
        sign = "" if row.holds else "  MISSED"
        print(  # noqa: T201  # as above
            f"{comparison.title:<44}{row.first:>8.3f}s{row.second:>8.3f}s{row.ratio:>8.2f}  {limit}{sign}"
        )
    return 0 if all(row.holds for row in rows) else 1


def measure(comparison: Comparison) -> Row:
    """Run both commands in turn, after one warm-up each."""
    _seconds(comparison.first, comparison)
    _seconds(comparison.second, comparison)
    pairs = [
        (_seconds(comparison.first, comparison), _seconds(comparison.second, comparison))
        for _ in range(comparison.rounds)
    ]
    return Row(
        comparison,
        statistics.median(first for first, _ in pairs),
        statistics.median(second for _, second in pairs),
        statistics.median(first / second for first, second in pairs),
    )


def _children_cpu() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _seconds(command: Command, comparison: Comparison) -> float:
    """Give what the comparison's clock says of a command, or what the command says itself."""
    clock = _children_cpu if comparison.cpu else time.perf_counter
    told = 0.0
    started = clock()
    for process in command.processes:
        done = subprocess.run(  # our own commands
            process, env=command.environment, cwd=command.folder, capture_output=True, check=False
        )
        if done.returncode != command.status:
            sys.exit(f"{' '.join(process)} ended with {done.returncode}:\n{done.stdout.decode()[-2000:]}")
        if comparison.told:
            told += float(done.stdout.split()[-1])
    return told if comparison.told else clock() - started


sys.exit(main(sys.argv[1:]))
