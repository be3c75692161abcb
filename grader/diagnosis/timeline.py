"""Tell from the spans of a check how its calls lay in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.model import Span

TOUCH = 1e-3  # seconds; spans that share less than this follow each other


def total(spans: Sequence[Span]) -> float:
    """Add up the durations, in seconds."""
    return sum(span.end - span.start for span in spans)


def groups(spans: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
    """Split spans into groups that each start only when the whole group before has ended."""
    found: list[list[Span]] = []
    end = float("-inf")
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if not found or span.start >= end - TOUCH:
            found.append([])
        found[-1].append(span)
        end = max(end, span.end)
    return tuple(map(tuple, found))


def one_by_one(spans: Sequence[Span]) -> bool:
    """Tell whether there are several spans and no two of them overlap."""
    return len(spans) > 1 and len(groups(spans)) == len(spans)


def in_batches(spans: Sequence[Span]) -> bool:
    """Tell whether spans overlap within groups, while the groups follow each other."""
    return len(spans) > len(groups(spans)) > 1
