"""A fake service makes faults visible: it starts late, takes its time and ends slowly."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from grader.child.kit.fakes import CLEANUP, State
from grader.model import Evidence
from tests.grader.engine.stage import dedent, marked, play

if TYPE_CHECKING:
    from grader.child.kit import Kit
    from grader.child.kit.fakes import Call

NOTHING = "async def main():\n    pass\n"


def test_nothing_happens_before_the_await() -> None:
    """Calling a service gives a coroutine; only awaiting it is a call."""

    async def body(kit: Kit) -> None:
        fetch = kit.service("fetch")
        coroutine = fetch("a")
        assert asyncio.iscoroutine(coroutine)
        assert coroutine.__qualname__ == "fetch"
        await asyncio.sleep(1)
        assert fetch.calls == []
        await coroutine
        assert [call.args for call in fetch.calls] == [("a",)]

    assert play(NOTHING, body).error is None


def test_a_call_that_is_never_awaited_is_named_at_the_learners_line() -> None:
    """The service's own frame does not hide who called it."""
    source = "async def main(fetch):\n    fetch('a')  # HERE\n"

    async def body(kit: Kit) -> None:
        await kit.call("main", kit.service("fetch"))

    played = play(source, body)
    assert [(each.kind, each.subject) for each in played.findings] == [(Evidence.NEVER_AWAITED, "fetch")]
    assert played.lines() == marked(source)


@pytest.mark.parametrize(
    ("delay", "seconds"),
    [(0.25, 0.25), ({"a": 0.4}, 0.4), (lambda key: len(key) / 2, 0.5), (0, 0), (None, 0)],
)
def test_a_call_takes_its_delay(delay: float | None, seconds: float) -> None:
    """The delay is a number, or depends on the arguments; the answer comes from the arguments."""

    async def body(kit: Kit) -> None:
        fetch = kit.service("fetch", delay=delay, answer=lambda key: key * 2)
        assert await fetch("a") == "aa"
        (call,) = fetch.calls
        assert call.start == 0
        assert call.end == pytest.approx(seconds)
        assert (call.state, call.finished, call.label) == (State.DONE, True, "a")

    assert play(NOTHING, body).error is None


@pytest.mark.parametrize(("delay", "turns"), [(None, 0), (0, 1)])
def test_a_delay_of_none_never_suspends(delay: float | None, turns: int) -> None:
    """None gives the loop no turn, 0 gives it one."""

    async def body(kit: Kit) -> None:
        seen: list[int] = []
        asyncio.get_running_loop().call_soon(seen.append, 1)
        await kit.service("fetch", delay=delay)("a")
        assert len(seen) == turns

    assert play(NOTHING, body).error is None


def test_answers_are_drawn_from_the_seed() -> None:
    """Without an answer function the text depends on the arguments and on the seed, and can be asked for."""

    async def body(kit: Kit) -> str:
        fetch = kit.service("fetch")
        got = await fetch("a")
        assert got == fetch.answer("a") != fetch.answer("b")
        return str(got)

    assert play(NOTHING, body, seed="1").value == play(NOTHING, body, seed="1").value
    assert play(NOTHING, body, seed="1").value != play(NOTHING, body, seed="2").value


@pytest.mark.parametrize("failure", [{"b": KeyError("b")}, lambda key: KeyError(key) if key == "b" else None])
def test_a_call_fails_after_its_delay(failure: object) -> None:
    """A failing call raises the very error given, and only for its key."""

    async def body(kit: Kit) -> None:
        fetch = kit.service("fetch", failure=failure)  # type: ignore[arg-type]  # both are allowed
        await fetch("a")
        with pytest.raises(KeyError):
            await fetch("b")
        assert [call.state for call in fetch.calls] == [State.DONE, State.FAILED]
        assert kit.now() == pytest.approx(0.2)

    assert play(NOTHING, body).error is None


async def _cancelled_call(kit: Kit, again_after: float | None) -> Call:
    fetch = kit.service("fetch", delay=1)
    task = kit.start(fetch("a"))
    await asyncio.sleep(0.5)
    task.cancel()
    await asyncio.sleep(0)
    assert fetch.calls[0].state is State.CLEANING
    assert not fetch.calls[0].finished
    assert fetch.in_flight == 1
    if again_after is not None:
        await asyncio.sleep(again_after)
        task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert fetch.in_flight == 0
    return fetch.calls[0]


def test_a_cancelled_call_cleans_up_slowly() -> None:
    """Between being cancelled and having ended there is time, so that not waiting for it shows."""

    async def body(kit: Kit) -> None:
        call = await _cancelled_call(kit, again_after=None)
        assert call.state is State.CANCELLED
        assert call.end == pytest.approx(0.5 + CLEANUP)

    assert play(NOTHING, body).error is None


def test_a_call_that_is_cancelled_twice_is_torn() -> None:
    """A second cancellation interrupts the cleanup, and the call remembers it."""

    async def body(kit: Kit) -> None:
        call = await _cancelled_call(kit, again_after=CLEANUP / 2)
        assert call.state is State.TORN
        assert call.end == pytest.approx(0.5 + CLEANUP / 2)

    assert play(NOTHING, body).error is None


def test_the_peak_is_the_most_at_once() -> None:
    """The peak counts what is in flight together, not the calls."""

    async def body(kit: Kit) -> None:
        fetch = kit.service("fetch", delay={"a": 0.1, "b": 0.2, "c": 0.1})
        await asyncio.gather(fetch("a"), fetch("b"))
        await fetch("c")
        assert (fetch.peak, len(fetch.calls), fetch.in_flight) == (2, 3, 0)
        assert fetch.keys == ["a", "b", "c"]

    assert play(NOTHING, body).error is None


PLACES = {
    "for loop": """
        async def main(fetch):
            for key in "ab":
                await fetch(key)  # HERE
    """,
    "gather": """
        import asyncio

        async def main(fetch):
            await asyncio.gather(  # HERE
                fetch("a"),
                fetch("b"),
            )
    """,
    "gather of a list": """
        import asyncio

        async def main(fetch):
            waiting = [fetch(key) for key in "ab"]
            await asyncio.gather(*waiting)  # HERE
    """,
    "task group": """
        import asyncio

        async def main(fetch):
            async with asyncio.TaskGroup() as group:
                for key in "ab":
                    group.create_task(fetch(key))  # HERE
    """,
    "helper": """
        import asyncio

        async def helper(fetch, key):
            return await fetch(key)  # HERE

        async def main(fetch):
            await asyncio.gather(helper(fetch, "a"), helper(fetch, "b"))
    """,
    "wait_for": """
        import asyncio

        async def main(fetch):
            await asyncio.wait_for(fetch("a"), 5)  # HERE
    """,
}


@pytest.mark.parametrize("name", PLACES)
def test_a_call_knows_the_line_that_waits_for_it(name: str) -> None:
    """The place of a call is the learner's line that awaits it or hands it to a task."""
    source = dedent(PLACES[name])

    async def body(kit: Kit) -> set[int | None]:
        fetch = kit.service("fetch")
        await kit.call("main", fetch)
        assert [span.line for span in kit.timeline()] == [
            call.place and call.place.line for call in fetch.calls
        ]
        return {call.place.line if call.place else 0 for call in fetch.calls}

    assert play(source, body).value == set(marked(source))


def test_a_timeline_shows_every_call_in_order_of_start() -> None:
    """Spans have label, start and end; one that still runs ends now."""
    source = dedent("""
        import asyncio

        async def main(slow, fast):
            task = asyncio.create_task(slow("a"))
            await asyncio.sleep(0.1)
            await fast("b", 2)
    """)

    async def body(kit: Kit) -> list[tuple[str, float, float]]:
        slow, fast = kit.service("slow", delay=5), kit.service("fast", delay=0.2)
        await kit.call("main", slow, fast)
        return [(span.label, round(span.start, 3), round(span.end, 3)) for span in kit.timeline()]

    assert play(source, body).value == [("a", 0, 0.3), ("b, 2", 0.1, 0.3)]


def test_a_listener_writes_down_what_it_is_told() -> None:
    """A plain callback knows when and from which line it was called."""
    source = dedent("""
        import asyncio

        async def main(notify):
            await asyncio.sleep(0.5)
            notify("half", 1)  # HERE
    """)

    async def body(kit: Kit) -> tuple[object, ...]:
        notify = kit.listener("notify")
        await kit.call("main", notify)
        (call,) = notify.calls
        return call.args, call.start, call.place.line if call.place else 0

    assert play(source, body).value == (("half", 1), pytest.approx(0.5), marked(source)[0])
