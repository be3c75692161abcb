"""background_task: two works go on while `other` runs, and all three results are given at the end."""

import itertools
from collections.abc import Iterable

from grader.child.kit import Call, Evidence, Finding, Kit, overlap, value


@value
async def test_the_three_results(kit: Kit) -> None:
    """The results come in the order A, B, other, however long each of the three takes."""
    # Every order in which they can end: neither another order nor a single awaited one is right by chance.
    for a, b, c in itertools.permutations(kit.falling(3)):
        work = kit.service("work", delay={"A": a, "B": b})
        other = kit.service("other", delay=c)
        got = await kit.call("main", work, other)
        kit.expect.equal(got, (work.answer("A", 0.2), work.answer("B", 0.2), other.answer()))


@value
async def test_each_is_called_once(kit: Kit) -> None:
    """Work is called once with "A" and 0.2, once with "B" and 0.2, and other is called once."""
    work, other = kit.service("work", delay=0.2), kit.service("other")
    await kit.call("main", work, other)
    kit.expect.equal(
        sorted((call.args for call in work.calls), key=str), [("A", 0.2), ("B", 0.2)], "the calls of work"
    )
    kit.expect.called(other, 1)


@overlap
async def test_both_works_go_on_meanwhile(kit: Kit) -> None:
    """Both works go on while other runs, so the whole takes as long as one work."""
    work, other = kit.service("work", delay=0.2), kit.service("other", delay=0.1)
    await kit.call("main", work, other)
    kit.expect.peak(work, 2)
    for call in (*work.calls, *other.calls):
        before = ended_before((*work.calls, *other.calls), call)
        if before:
            kit.expect.that(
                False,
                f"{call.label} should start while the others run, but started when {before.label} had ended.",
                Finding(Evidence.LATE_START, call.place, call.label, other=before.label),
            )
    kit.expect.within(ideal=0.2, wrong=0.3)


def ended_before(calls: Iterable[Call], late: Call) -> Call | None:
    """Give a call that had ended when this one began."""
    return next((call for call in calls if call.end is not None and call.end <= late.start), None)
