"""Expectations about calls look at counters and at the kata clock, and say what was seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from grader.child.kit.expect import CheckFailed
from grader.model import Evidence
from tests.grader.engine.stage import Played, dedent, marked, play

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.child.kit import Kit
    from grader.child.kit.fakes import Service
    from grader.model import Finding

SEQUENTIAL = dedent("""
    async def main(fetch, keys):
        return [await fetch(key) for key in keys]  # HERE
""")
TOGETHER = dedent("""
    import asyncio

    async def main(fetch, keys):
        return await asyncio.gather(*map(fetch, keys))  # HERE
""")


def look(source: str, expect: Callable[[Kit, Service], None], **settings: object) -> Played:
    """Call main with keys that take 0.3, 0.2 and 0.1 s, then state an expectation."""

    async def body(kit: Kit) -> None:
        delays = {"a": 0.3, "b": 0.2, "c": 0.1}
        fetch = kit.service("fetch", **{"delay": delays, **settings})  # type: ignore[arg-type]  # names of its own
        await kit.outcome(KeyError, "main", fetch, "abc")
        expect(kit, fetch)

    return play(source, body)


def refused(played: Played) -> tuple[str, Finding]:
    """Give the sentence and the first finding of an expectation that was not met."""
    assert isinstance(played.error, CheckFailed), played.error
    return str(played.error), played.error.findings[0]


def test_a_peak_that_is_met_passes() -> None:
    """Exactly the wanted number in flight is right."""
    assert look(TOGETHER, lambda kit, fetch: kit.expect.peak(fetch, 3)).error is None


@pytest.mark.parametrize(
    ("source", "wanted", "kind", "seen"),
    [(SEQUENTIAL, 3, Evidence.PEAK_LOW, 1), (TOGETHER, 2, Evidence.PEAK_HIGH, 3)],
)
def test_a_peak_that_is_missed_is_told(source: str, wanted: int, kind: Evidence, seen: int) -> None:
    """Too few and too many in flight are two findings, with the numbers and the line of the calls."""
    sentence, finding = refused(look(source, lambda kit, fetch: kit.expect.peak(fetch, wanted)))
    assert (finding.kind, finding.count, finding.wanted) == (kind, seen, wanted)
    assert finding.place is not None
    assert [finding.place.line] == marked(source)
    assert str(wanted) in sentence


@pytest.mark.parametrize(("wrong", "passes"), [(0.91, True), (0.89, False)])
def test_a_limit_lies_half_way_to_the_wrong_structure(wrong: float, passes: bool) -> None:
    """0.6 s pass where ideal 0.3 s and wrong 0.91 s have their middle just above, and fail just below."""
    played = look(SEQUENTIAL, lambda kit, _fetch: kit.expect.within(0.3, wrong))
    assert played.kit.expect.possible_seconds == 0.3
    if passes:
        assert played.error is None
        return
    sentence, finding = refused(played)
    assert re.search(r"0\.30 s .*took 0\.60 s .*limit 0\.5\d s", sentence)
    assert finding.kind is Evidence.SLOW
    assert finding.seconds == pytest.approx(0.6)
    assert finding.limit == pytest.approx((0.3 + wrong) / 2)


@pytest.mark.parametrize(
    ("times", "key", "passes"),
    [(3, ..., True), (1, "a", True), (0, "z", True), (2, ..., False), (2, "a", False)],
)
def test_calls_are_counted(times: int, key: object, passes: bool) -> None:
    """Calls are counted altogether or by key."""
    played = look(TOGETHER, lambda kit, fetch: kit.expect.called(fetch, times, key))
    assert (played.error is None) is passes
    if not passes:
        sentence, finding = refused(played)
        assert finding.kind is Evidence.WRONG_CALLS
        assert "should be called twice" in sentence


def test_a_call_that_is_missing_is_told() -> None:
    """Never is a number of times."""
    sentence, finding = refused(look(TOGETHER, lambda kit, fetch: kit.expect.called(fetch, 1, "z")))
    assert "was called never" in sentence
    assert (finding.count, finding.wanted) == (0, 1)


def test_all_finished_passes() -> None:
    """Calls that ended, by answer or by error, are finished."""
    failing = {"failure": {"b": KeyError("b")}}
    assert look(SEQUENTIAL, lambda kit, fetch: kit.expect.finished(fetch), **failing).error is None


def test_calls_that_go_on_after_a_failure_are_told() -> None:
    """The siblings of a failed gather go on, and are counted at the instant of return."""
    failing = {"failure": {"c": KeyError("c")}}
    sentence, finding = refused(look(TOGETHER, lambda kit, fetch: kit.expect.finished(fetch), **failing))
    assert sentence.startswith("2 of 3 calls of fetch were still going on")
    assert (finding.kind, finding.subject) == (Evidence.LEFT_AWAITED, "a")


def test_a_cleanup_that_goes_on_is_told() -> None:
    """Cancelling without waiting leaves calls that clean up."""
    source = dedent("""
        import asyncio

        async def main(fetch, keys):
            tasks = [asyncio.create_task(fetch(key)) for key in keys]
            await tasks[-1]
            for task in tasks:
                task.cancel()
            await asyncio.sleep(0)
    """)
    sentence, finding = refused(look(source, lambda kit, fetch: kit.expect.finished(fetch)))
    assert sentence.startswith("2 of 3")
    assert finding.kind is Evidence.LEFT_CANCELLING


def test_an_interrupted_cleanup_is_told() -> None:
    """Cancelling twice tears the cleanup, although everything has ended."""
    source = dedent("""
        import asyncio

        async def main(fetch, keys):
            task = asyncio.create_task(fetch("a"))
            await asyncio.sleep(0.1)
            task.cancel()
            await asyncio.sleep(0.01)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
    """)
    sentence, _finding = refused(look(source, lambda kit, fetch: kit.expect.finished(fetch)))
    assert "interrupted while they cleaned up" in sentence


# b may start when a has ended; c needs nothing.
def ready(kit: Kit, fetch: Service) -> None:
    """Expect that b starts when a is done, and that c starts at the beginning."""
    a, b, c = (next(call for call in fetch.calls if call.label == key) for key in "abc")
    kit.expect.started_when_ready(fetch, a)
    kit.expect.started_when_ready(fetch, b, after=[a])
    kit.expect.started_when_ready(fetch, c)


CHAIN_BESIDE = """
    import asyncio

    async def main(fetch, keys):
        async def chain():
            await fetch("a")
            await fetch("b")  # HERE
        await asyncio.gather(chain(), fetch("c"))
"""
ONE_BY_ONE = """
    async def main(fetch, keys):
        await fetch("a")
        await fetch("b")
        await fetch("c")  # HERE
"""
BARRIER = """
    import asyncio

    async def main(fetch, keys):
        await asyncio.gather(fetch("a"), fetch("c"))
        await fetch("b")  # HERE
"""
SLOW_C = {"delay": {"a": 0.2, "b": 0.2, "c": 0.5}}


def test_calls_that_start_when_they_can_pass() -> None:
    """Each call starts when what it needs has ended."""
    assert look(dedent(CHAIN_BESIDE), ready, **SLOW_C).error is None


@pytest.mark.parametrize(
    ("source", "kind", "late", "cause", "seconds"),
    [(ONE_BY_ONE, Evidence.LATE_START, "c", "b", 0.4), (BARRIER, Evidence.LATE_FOR_ALL, "b", "c", 0.3)],
)
def test_a_late_start_names_what_held_it_up(
    source: str, kind: Evidence, late: str, cause: str, seconds: float
) -> None:
    """Waiting for something unrelated before is told from waiting for it beside what is needed."""
    program = dedent(source)
    _sentence, finding = refused(look(program, ready, **SLOW_C))
    assert (finding.kind, finding.subject, finding.other) == (kind, late, cause)
    assert finding.seconds == pytest.approx(seconds)
    assert finding.place is not None
    assert [finding.place.line] == marked(program)


def test_a_barrier_that_costs_nothing_passes() -> None:
    """Waiting for a call that ends sooner anyway delays nobody."""
    assert look(dedent(BARRIER), ready).error is None


@pytest.mark.parametrize("attempts", [1, 2])
def test_an_error_is_no_reason_to_try_again(attempts: int) -> None:
    """The very error has to reach the caller, after one call; a second one is told with its line."""
    source = dedent("""
        async def main(fetch, attempts):
            for _ in range(attempts - 1):
                try:
                    return await fetch("a")
                except KeyError:
                    pass
            return await fetch("a")  # HERE
    """)

    async def body(kit: Kit) -> None:
        error = KeyError("a")
        fetch = kit.service("fetch", failure={"a": error})
        with kit.expect.raises(error, by=fetch):
            await kit.call("main", fetch, attempts)

    played = play(source, body)
    if attempts == 1:
        assert played.error is None
        return
    sentence, finding = refused(played)
    assert sentence == "After KeyError('a'), fetch was called once more; the error was for the caller."
    assert (finding.kind, finding.count, finding.wanted) == (Evidence.WRONG_CALLS, 2, 1)
    assert finding.place is not None
    assert [finding.place.line] == marked(source)
