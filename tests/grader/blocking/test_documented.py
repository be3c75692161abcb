"""What the documentation says of blocking is what the detectors do."""

from __future__ import annotations

import re
from pathlib import Path

from grader.child.blocking import forgiven, holds

TEXT = (Path(__file__).parents[3] / "docs" / "evidence.md").read_text(encoding="utf-8")


def test_the_limits_are_the_detectors_own() -> None:
    """The page names the limits of a step, the pace of the looks and the margin, as the code has them."""
    limits = holds.Limits()
    plain, lenient = round(limits.plain * 1000), round(limits.lenient * 1000)
    assert f"from {plain} ms in one step, {lenient} ms while something is imported" in TEXT
    assert f"two looks, {round(holds.TICK * 1000)} ms apart" in TEXT
    margin = round(holds.WALL_MARGIN)
    assert f"has to last {margin} times as long, {margin * plain} ms" in TEXT


def test_calls_that_are_named_are_in_the_list() -> None:
    """Every call in the table of detectors is a row of the detector's own list."""
    row = next(line for line in TEXT.splitlines() if line.startswith("| known calls"))
    waits_in = {"Future.result": "Condition.wait"}
    known = {each.name for each in forgiven.EVENTS.values()}
    known |= {each.name for each in (*forgiven.WAITING, forgiven.SLEEP)}
    for name in re.findall(r"`([\w.]+)(?:\(\))?`", row):
        assert any(waits_in.get(name, name) in each for each in known), name
