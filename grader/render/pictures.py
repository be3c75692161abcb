"""Put a verdict's timelines together: the learner's, and the one that was possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.model import Clock, Evidence
from grader.render import timeline
from grader.render.style import Line, Look, line
from grader.render.text import seconds

if TYPE_CHECKING:
    from grader.model import Verdict
    from grader.render.scene import Scene


def pictures(scene: Scene) -> list[Line]:
    """Draw what went on when, beside what was possible, if what went wrong has to do with time."""
    v, look = scene.verdict, scene.look
    if not scene.spans_matter:
        return []
    drawn = _beside_possible(v, look) if v.possible else []
    drawn = drawn or timeline.draw(
        v.timeline,
        width=look.width - 7,
        unicode=look.unicode,
        title="yours",
        possible=v.possible_seconds,
        note=elapsed(scene),
    )
    if v.possible and drawn:
        drawn = [*drawn, elapsed(scene)]
    if not drawn and v.possible_seconds is not None:
        drawn = [elapsed(scene)]
    return [line(f"     {each}") for each in drawn]


def _beside_possible(v: Verdict, look: Look) -> list[str]:
    """Draw the learner's calls and those of the reference solution on one scale."""
    end = max(span.end for span in (*v.timeline, *v.possible))
    half = (look.width - 5 - timeline.GAP) // 2
    order = [span.label for span in v.timeline]
    left, right = (
        timeline.draw(spans, width=half, unicode=look.unicode, title=title, until=end, order=order)
        for spans, title in ((v.timeline, "yours"), (v.possible, "possible"))
    )
    return timeline.side_by_side(left, right, look.width - 5)


def elapsed(scene: Scene) -> str:
    """Say how long it took, by which clock, and how long it may take."""
    v = scene.verdict
    slow = (found.limit for found in scene.findings if found.kind is Evidence.SLOW)
    limit = next((each for each in slow if each is not None), None)
    bound = ""
    if limit is not None:
        bound = f" (limit {seconds(limit)})"
    elif v.possible_seconds is not None and (v.possible or not v.timeline):
        bound = f" ({seconds(v.possible_seconds)} is possible)"
    real = f"; {seconds(v.real_seconds)} real" if scene.show_real and scene.clock is Clock.KATA else ""
    return f"{seconds(v.seconds)}{bound} on the {scene.clock} clock{real}"
