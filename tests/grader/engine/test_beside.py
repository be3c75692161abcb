"""The kit plays blocking functions, calls several times at once, and sees what executors are given."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import textwrap
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from grader.child import crunching
from grader.child.kit.expect import CheckFailed
from grader.child.kit.fakes import State
from grader.model import Evidence
from tests.grader.engine.stage import marked, play

if TYPE_CHECKING:
    from grader.child.kit import Kit

NOTHING = "async def main():\n    pass\n"
TO_THREAD = """
import asyncio
async def main(fn, *args):
    return await asyncio.to_thread(fn, *args)  # HERE
"""


def test_a_blocking_call_takes_its_delay_in_its_thread() -> None:
    """A call in a thread takes kata seconds, gives its answer, and knows who waits for it."""

    async def body(kit: Kit) -> None:
        fn = kit.blocking_service("fn", delay={"a": 0.4}, answer=lambda key, times=1: key * times)
        assert await kit.call("main", fn, "a") == "a"
        (call,) = fn.calls
        assert (call.args, call.kwargs, call.state, call.on_loop) == (("a",), {}, State.DONE, False)
        assert call.end is not None
        assert call.end - call.start == pytest.approx(0.4)
        assert call.place is not None
        assert [call.place.line] == marked(TO_THREAD)

    played = play(TO_THREAD, body)
    assert played.error is None
    assert played.findings == ()


def test_peak_and_threads_are_counted() -> None:
    """Calls in two threads are two in flight; one after another they are one."""

    async def body(kit: Kit) -> None:
        fn, loop = kit.blocking_service("fn"), asyncio.get_running_loop()
        with ThreadPoolExecutor(2) as pool:
            await asyncio.gather(*[loop.run_in_executor(pool, fn, number) for number in range(4)])
        assert (fn.peak, fn.threads, fn.in_flight, fn.keys) == (2, 2, 0, [0, 1, 2, 3])
        assert {span.task for span in kit.timeline()} == {"thread 1", "thread 2"}

    assert play(NOTHING, body).error is None


@pytest.mark.parametrize(
    ("source", "passes"),
    [(TO_THREAD, True), ("async def main(fn, *args):\n    return fn(*args)  # HERE\n", False)],
)
def test_calls_off_the_loop_are_expected(source: str, passes: bool) -> None:
    """A blocking call in the loop's thread is refused at its line, one in another thread is not."""

    async def body(kit: Kit) -> None:
        fn = kit.blocking_service("fn", delay=0.2)
        await kit.call("main", fn, 1)
        kit.expect.off_loop(fn)

    played = play(source, body)
    assert (played.error is None) is passes
    if isinstance(played.error, CheckFailed):
        (found,) = played.error.findings
        assert (found.kind, found.subject) == (Evidence.BLOCKED, "fn")
        assert found.seconds == pytest.approx(0.2)
        assert found.place is not None
        assert [found.place.line] == marked(source)


def test_a_failure_is_raised_in_the_thread() -> None:
    """The failure of a blocking call is the exception that was asked for."""
    failure = LookupError("no")

    async def body(kit: Kit) -> None:
        fn = kit.blocking_service("fn", failure={"a": failure})
        with pytest.raises(LookupError) as caught:
            await kit.call("main", fn, "a")
        assert caught.value is failure
        assert fn.calls[0].state is State.FAILED

    assert play(TO_THREAD, body).error is None


def test_a_blocking_call_on_the_loop_is_found_by_its_name() -> None:
    """A fake called on the loop holds it: the finding names the fake and the learner's line."""
    source = "async def main(fn):\n    return fn()  # HERE\n"

    async def body(kit: Kit) -> bool:
        fn = kit.blocking_service("legacy", delay=0.2)
        await kit.call("main", fn)
        return fn.calls[0].on_loop

    played = play(source, body)
    assert played.value is True
    (finding,) = played.findings
    assert (finding.kind, finding.subject, finding.seconds) == (Evidence.BLOCKED, "legacy", 0.2)
    assert played.lines() == marked(source)


@pytest.mark.parametrize(("make", "astray"), [("run()", False), ("await asyncio.to_thread(run)", True)])
def test_a_coroutine_that_a_thread_made_is_known(make: str, astray: bool) -> None:
    """Work that runs on the loop inside a coroutine made by another thread is told apart."""
    source = f"import asyncio\nasync def main(fn):\n    async def run():\n        fn()\n    await ({make})\n"

    async def body(kit: Kit) -> bool:
        fn = kit.blocking_service("fn")
        await kit.call("main", fn)
        return fn.calls[0].astray

    assert play(source, body).value is astray


CLOSINGS = {
    "idle": ("with ThreadPoolExecutor(2) as pool:\n        await loop.run_in_executor(pool, fn)", []),
    "busy": ("with ThreadPoolExecutor(2) as pool:  # HERE\n        pool.submit(fn)", [Evidence.BLOCKED]),
    "not waited for": (
        "pool = ThreadPoolExecutor(2)\n    pool.submit(fn)\n    pool.shutdown(wait=False)",
        [],
    ),
    "join": (
        "thread = Thread(target=fn)\n    thread.start()\n    thread.join()  # HERE",
        [Evidence.BLOCKED],
    ),
    "join at the end": (
        "thread = Thread(target=fn)\n    thread.start()\n    await asyncio.sleep(0.2)\n    thread.join()",
        [],
    ),
}


@pytest.mark.parametrize(("lines", "kinds"), CLOSINGS.values(), ids=CLOSINGS)
def test_the_end_of_a_pool_holds_the_loop_while_it_works(lines: str, kinds: list[Evidence]) -> None:
    """Closing an idle pool is free; closing one that works holds the loop for the work's kata seconds."""
    source = textwrap.dedent("""
        import asyncio
        from concurrent.futures import ThreadPoolExecutor
        from threading import Thread
        async def main(fn):
            loop = asyncio.get_running_loop()
            """) + textwrap.indent(lines.replace("\n    ", "\n"), "    ")

    async def body(kit: Kit) -> None:
        await kit.call("main", kit.blocking_service("fn", delay=0.2))

    played = play(source, body)
    assert played.error is None
    assert played.kinds() == kinds
    assert played.lines() == marked(source)
    assert all(finding.seconds == pytest.approx(0.2) for finding in played.findings)


def test_calls_together_run_at_the_same_time() -> None:
    """The calls overlap, their results keep the order of the rows, and none counts as left running."""

    async def body(kit: Kit) -> list[object]:
        fn = kit.blocking_service("fn", delay={1: 0.3, 2: 0.1}, answer=lambda number: number)
        got = await kit.together("main", (fn, 1), (fn, 2))
        assert fn.peak == 2
        assert kit.elapsed == pytest.approx(0.3)
        return got

    played = play(TO_THREAD, body)
    assert played.error is None
    assert played.value == [1, 2]
    assert played.findings == ()


def test_calls_together_raise_when_all_have_ended() -> None:
    """The first error in the order of the rows is raised after the slowest call."""

    async def body(kit: Kit) -> None:
        fn = kit.blocking_service("fn", delay={1: 0.1, 2: 0.3}, failure={1: KeyError(1)})
        try:
            await kit.together("main", (fn, 1), (fn, 2))
        finally:
            assert kit.elapsed == pytest.approx(0.3)

    assert isinstance(play(TO_THREAD, body).error, KeyError)


HANDED = {
    "called at once": "await asyncio.to_thread(fn())",
    "keywords": "await asyncio.get_running_loop().run_in_executor(None, fn, key=1)",
    "no pool": "await asyncio.get_running_loop().run_in_executor(fn)",
    "async": "await asyncio.to_thread(later, fn)",
    "a list of async": "[await asyncio.to_thread(later, fn)]",
}


@pytest.mark.parametrize("expression", HANDED.values(), ids=HANDED)
def test_what_an_executor_cannot_use_is_named(expression: str) -> None:
    """A value, keywords, a missing pool and async functions are told apart from errors of the function."""
    later = "import asyncio\nasync def later(fn):\n    fn()\n"
    source = f"{later}async def main(fn):\n    return {expression}  # HERE\n"

    async def body(kit: Kit) -> None:
        await kit.hand_over("main", kit.blocking_service("fn", delay=None))

    error = play(source, body).error
    assert isinstance(error, CheckFailed)
    (finding,) = error.findings
    assert (finding.kind, finding.code) == (Evidence.OBSERVED, "executor-misuse")
    assert finding.place is not None
    assert [finding.place.line] == marked(source)


def test_other_errors_pass_the_hand_over() -> None:
    """An error of the function itself is no misuse, and neither is a coroutine made on the loop."""

    async def body(kit: Kit) -> None:
        with pytest.raises(TypeError, match="own"):
            await kit.hand_over("main", kit.blocking_service("fn", failure=lambda: TypeError("own")))

    assert play(TO_THREAD, body).error is None

    async def unawaited(kit: Kit) -> None:
        got = await kit.hand_over("main", kit.blocking_service("fn"))
        got.close()

    assert (
        play("import asyncio\nasync def main(fn):\n    return asyncio.to_thread(fn)\n", unawaited).error
        is None
    )


def test_turns_count_how_often_the_loop_is_woken() -> None:
    """A single sleep is a few turns, ten sleeps are more; after the block nothing is counted."""

    async def body(kit: Kit) -> None:
        with kit.turns() as one:
            await asyncio.sleep(1)
        with kit.turns() as ten:
            for _ in range(10):
                await asyncio.sleep(0.1)
        assert 1 <= one.count <= 4
        assert 10 <= ten.count <= 40
        counted = ten.count
        await asyncio.sleep(0.1)
        assert ten.count == counted

    assert play(NOTHING, body).error is None


def test_a_line_is_found_by_what_it_holds() -> None:
    """The first line with one of the texts is given, or None."""

    async def body(kit: Kit) -> tuple[object, ...]:
        return kit.line_with("ThreadPool(", "pass"), kit.line_with("nowhere")

    found, missing = play(NOTHING, body).value
    assert (found.line, missing) == (2, None)


def test_computations_in_this_process_are_noted() -> None:
    """A computation in the loop's thread and one in another are told apart; both name the learner's line."""
    source = "import asyncio\nasync def main(fn):\n    fn(1)\n    await asyncio.to_thread(fn, 2)\n"

    async def body(kit: Kit) -> list[tuple[bool, int]]:
        calls = kit.watch_crunching()
        await kit.call("main", crunching.quick)
        return [(call.on_loop, call.place.line) for call in calls if call.place]

    assert play(source, body).value == [(True, 3), (False, 4)]
    crunching.watch(None)


def test_a_result_tells_where_and_when_it_was_computed() -> None:
    """What another process has computed carries that process's id; nothing of it is noted here."""
    noted: list[object] = []
    crunching.watch(noted.append)
    try:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            result = pool.apply(crunching.quick, (12,))
            with pytest.raises(crunching.Crash):
                pool.apply(crunching.crash, (3,))
    finally:
        crunching.watch(None)
    assert result.value == crunching.value_of(12)
    assert result.pid != os.getpid()
    assert result.start < result.end
    assert noted == []


def test_what_may_stay_is_no_leak() -> None:
    """A pool that a check allows to stay is not reported; without that it is."""
    source = """
import asyncio
from concurrent.futures import ThreadPoolExecutor
kept = []
async def main(fn):
    kept.append(ThreadPoolExecutor(1))
    await asyncio.get_running_loop().run_in_executor(kept[0], fn)
"""

    async def body(kit: Kit) -> None:
        await kit.call("main", kit.blocking_service("fn"))

    async def lenient(kit: Kit) -> None:
        kit.may_stay("ThreadPoolExecutor")
        await body(kit)

    assert play(source, body).kinds() == [Evidence.RESOURCE_OPEN]
    assert play(source, lenient).kinds() == []
