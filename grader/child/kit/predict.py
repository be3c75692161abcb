"""Judge predictions: what a learner says that a program writes, against a recorded run of the same program.

The programs stand in the hidden test once more; these copies are run, never the learner's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.child.kit.expect import show
from grader.child.kit.values import is_one_of
from grader.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from grader.child.kit.kit import Kit

Log = list[str]
MISSING = 1000  # the place of an entry that is not there: after all others


async def recorded(program: Callable[[Log], Awaitable[None]]) -> Log:
    """Run a program and give what it writes."""
    log: Log = []
    await program(log)
    return log


def written(program: Callable[[Log], None]) -> Log:
    """Run a plain program, which may start loops of its own, and give what it writes."""
    log: Log = []
    program(log)
    return log


def predicted(kit: Kit, name: str) -> Log:
    """Give the learner's list, or say why it is none; what a file does to find it out is not judged."""
    kit.forgiven |= frozenset(Evidence)
    got = kit.get(name)
    place = kit.place_of(name)
    if not is_one_of(got, (list, tuple)) or not all(is_one_of(entry, (str,)) for entry in got):
        kit.expect.reject("wrong-result", f"{name} should be a list of texts, but it is {show(got)}.", place)
    if not got:
        kit.expect.reject("wrong-result", f"{name} is empty: fill in what the program writes.", place)
    return list(got)


def compare(kit: Kit, name: str, got: Log, wanted: Log) -> None:
    """Name the first entry that differs, and never what belongs there."""
    index = next((i for i, pair in enumerate(zip(got, wanted, strict=False)) if pair[0] != pair[1]), None)
    if index is not None:
        message = f"{name}: entry {index + 1} is not {show(got[index])}; {_so_far(index)}."
    elif len(got) > len(wanted):
        message = f"{name}: the program ends before {show(got[len(wanted)])}; {_so_far(len(wanted))}."
    elif len(got) < len(wanted):
        message = f"{name}: the program goes on after entry {len(got)}; {_so_far(len(got))}."
    else:
        return
    kit.expect.reject("wrong-result", message, kit.place_of(name))


def position(log: Log, entry: str, missing: int = MISSING) -> int:
    """Give the place of an entry in a log."""
    return log.index(entry) if entry in log else missing


def _so_far(right: int) -> str:
    return {0: "it begins in another way", 1: "the entry before is right"}.get(
        right, f"the {right} entries before are right"
    )
