"""Put a verdict's pictures together: the learner's, and the one that was possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.render import chart, timeline
from grader.render.style import Line, Look, line

if TYPE_CHECKING:
    from grader.model import Verdict
    from grader.render.chart import Chart
    from grader.render.scene import Scene


def charts(v: Verdict) -> tuple[Chart, ...]:
    """Lay out the learner's calls, and beside them those of the reference solution."""
    if not v.possible:
        alone = chart.lay_out(v.timeline, title="yours", possible=v.possible_seconds)
        return (alone,) if alone else ()
    order = [span.label for span in v.timeline]
    both = (
        chart.lay_out(spans, title=title, beside=other, order=order)
        for spans, other, title in (
            (v.timeline, v.possible, "yours"),
            (v.possible, v.timeline, "possible"),
        )
    )
    return tuple(each for each in both if each)


def caption(scene: Scene) -> str:
    """Give the words below the pictures; none where neither a picture nor a limit tells about time."""
    v = scene.verdict
    return scene.elapsed if charts(v) or v.possible_seconds is not None else ""


def pictures(scene: Scene, look: Look) -> list[Line]:
    """Draw what went on when, beside what was possible, if what went wrong has to do with time."""
    if not scene.spans_matter:
        return []
    found, below = charts(scene.verdict), caption(scene)
    if found and not scene.verdict.possible:
        drawn = timeline.draw(found[0], width=look.width - 7, unicode=look.unicode, note=below)
    else:
        drawn = [*(_beside(found, look) if found else []), *filter(None, [below])]
    return [line(f"     {each}") for each in drawn]


def _beside(found: tuple[Chart, ...], look: Look) -> list[str]:
    half = (look.width - 5 - timeline.GAP) // 2
    drawn = [timeline.draw(each, width=half, unicode=look.unicode) for each in found]
    return timeline.side_by_side(drawn[0], drawn[1], look.width - 5) if len(drawn) > 1 else drawn[0]
