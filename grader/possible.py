"""Fit what a reference solution did with another seed to this run, whose names and times are others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grader import edition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.model import Span, Verdict


def as_recorded(drawn: Verdict, folder: Path) -> tuple[Span, ...]:
    """Give the timeline of the check that is shown, from a folder that an edition was unpacked to."""
    for known in edition.recorded(folder, drawn.exercise.slug, drawn.shown):
        names = _names(known.timeline, drawn.timeline)
        if names is not None:
            scale = _scale(known.possible_seconds, drawn.possible_seconds)
            return tuple(
                replace(span, label=names[span.label], start=span.start * scale, end=span.end * scale)
                for span in known.timeline
            )
    return ()


def _names(recorded: Sequence[Span], now: Sequence[Span]) -> dict[str, str] | None:
    """Pair the labels in the order in which they first appear; None when they cannot be paired."""
    old, new = (tuple(dict.fromkeys(span.label for span in spans)) for spans in (recorded, now))
    if not set(old) - set(new):
        return {label: label for label in old}
    return dict(zip(old, new, strict=True)) if len(old) == len(new) else None


def _scale(recorded: float | None, now: float | None) -> float:
    return now / recorded if recorded and now else 1.0
