"""background_task: two works go on while `other` runs, and all three results are given at the end."""

import itertools
from collections.abc import Iterable, Mapping, Sequence

from grader.child.kit import Call, Evidence, Finding, Kit, Service, clean, overlap, value

LABELS = ("A", "B", None)  # None: other, which has no argument


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
async def test_each_call_gives_its_own(kit: Kit) -> None:
    """Two calls of main at the same time each give their own results, and None, 0 and "" are results."""
    wanted = [tuple(kit.names(3)), (0, "", None)]
    # The first B ends after the second one, the first A before it: what one call keeps, the other one finds.
    delays = {"A": 0.1, "B": 0.3, None: 0.1}, 0.2
    rows = [trio(kit, results, delay) for results, delay in zip(wanted, delays, strict=True)]
    for got, results in zip(await kit.together("main", *rows), wanted, strict=True):
        kit.expect.equal(got, results)


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


@clean
async def test_an_error_gets_through(kit: Kit) -> None:
    """An error of work or other reaches the caller."""
    # The one that fails ends last: what becomes of the others is a question of later exercises.
    for bad in LABELS:
        error, delay = LookupError(kit.word()), dict.fromkeys(LABELS, 0.1) | {bad: 0.2}
        work, other = trio(kit, kit.names(3), delay, failure={bad: error})
        failing = work if bad else other
        with kit.expect.raises(error, failing, grouped=True):
            got = await kit.call("main", work, other)
            if isinstance(got, list | tuple) and error in got:
                message = f"The error of {failing.name} is among the results, as if it were one of them."
                kit.expect.reject("unchecked-results", message)


def trio(
    kit: Kit,
    results: Sequence[object],
    delay: float | Mapping[str | None, float],
    failure: Mapping[str | None, Exception] | None = None,
) -> tuple[Service, Service]:
    """Make work and other, which give these results for A, for B and of other."""
    given = dict(zip(LABELS, results, strict=True))
    work, other = (kit.service(name, delay=delay, failure=failure) for name in ("work", "other"))
    work.answer, other.answer = lambda label, _seconds: given[label], lambda: given[None]
    return work, other


def ended_before(calls: Iterable[Call], late: Call) -> Call | None:
    """Give a call that had ended when this one began."""
    return next((call for call in calls if call.end is not None and call.end <= late.start), None)
