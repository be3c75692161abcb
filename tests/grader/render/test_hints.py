"""Pages of hints can be read at any width, the code on them included."""

from __future__ import annotations

import pytest

from grader.render import hints
from grader.render.code import folded
from grader.render.style import Look
from grader.render.text import width_of

DOC = "https://docs.python.org/3/library/"
SIBLING = """
# Another problem of the same shape: several readings at once, of which the list keeps the order.
async def read(sensors):
    readings = [sensor.read() for sensor in sensors]   # nothing runs yet: these are coroutine objects
    return await asyncio.gather(*readings)
"""
RUNGS = ("Which line waits?", f"`gather` runs them together. {DOC}", "await ____(____)", SIBLING)
NARROW = Look(60, unicode=True, color=False)


def shown(rung: int, look: Look = NARROW) -> list[str]:
    """Give the lines of a page."""
    return hints.page("first", RUNGS, rung, DOC, look).splitlines()


def test_a_rung_comes_with_its_link_once() -> None:
    """The heading counts, and the documentation stands below unless the text names it."""
    assert shown(1) == ["Hint 1 of 4 for first", "", "Which line waits?", "", f"Documentation: {DOC}"]
    assert "".join(shown(2)).count(DOC) == 1


def test_all_rungs_stand_below_each_other() -> None:
    """After the last rung each has its number, on a line of its own, so that code keeps its columns."""
    drawn = shown(0)
    assert drawn[:5] == ["All 4 hints for first", "", "Hint 1", "Which line waits?", ""]
    assert drawn[drawn.index("Hint 3") + 1] == "await ____(____)"


def test_code_stays_code() -> None:
    """A long remark goes above its line, and each of its lines is one."""
    code = shown(4)[2:-2]
    assert all(width_of(line) <= NARROW.width for line in code)
    assert code[0].startswith("# Another problem")
    assert code[1].startswith("# ")
    at = code.index("    readings = [sensor.read() for sensor in sensors]")
    assert code[at - 1].startswith("    # ")
    compile("\n".join(code), "hint", "exec")


@pytest.mark.parametrize("width", [20, 40, 79])
@pytest.mark.parametrize(
    "code",
    ['    print("a  # b", one_name, another_name)  # said', "x = 1  # " + "y" * 100, "#" * 90, "# " * 60],
)
def test_folding_loses_nothing(code: str, width: int) -> None:
    """Whatever is folded, all its characters but spaces and signs of remarks are still there."""
    drawn = folded(code, width, NARROW)
    assert all(width_of(line) <= width for line in drawn)
    kept, was = ("".join(text).replace(" ", "").replace("#", "") for text in (drawn, code))
    assert sorted(kept) == sorted(was)
