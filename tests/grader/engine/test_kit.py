"""The kit calls the learner's code, looks at the instant it ends, and draws its data from the seed."""

from __future__ import annotations

import asyncio
import itertools
from typing import TYPE_CHECKING, Any

import pytest

from grader.child.kit.expect import CheckFailed
from grader.child.kit.seeded import Seeded
from grader.model import Evidence
from tests.grader.engine.stage import dedent, marked, play

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.child.kit import Kit

DRAWS: dict[str, Callable[[Seeded], object]] = {
    "names": lambda data: data.names(5),
    "ids": lambda data: data.ids(5),
    "falling": lambda data: data.falling(5),
    "word": lambda data: data.word(),
}


@pytest.mark.parametrize("draw", DRAWS.values(), ids=DRAWS)
def test_data_repeat_with_the_seed_and_change_with_it(draw: Callable[[Seeded], object]) -> None:
    """The same seed gives the same data; others give others."""
    assert draw(Seeded("1:slug:test")) == draw(Seeded("1:slug:test"))
    drawn = [draw(Seeded(f"{seed}:slug:test")) for seed in range(10)]
    assert all(drawn.count(each) < 3 for each in drawn)


@pytest.mark.parametrize("number", [1, 2, 5, 12])
def test_falling_delays_fall(number: int) -> None:
    """The first delay is the slowest; each next one is shorter, and none is under the fastest."""
    for seed in range(50):
        delays = Seeded(str(seed)).falling(number, fast=0.1, slow=0.4)
        assert delays[0] == 0.4
        assert all(one > two for one, two in itertools.pairwise(delays))
        assert number == 1 or 0.1 <= delays[-1] < 0.1 + 0.3 / (number - 1) / 2
        assert len(delays) == number


def test_drawn_names_and_ids_differ_from_each_other() -> None:
    """No two of a draw are equal, and ids come in no order."""
    orders = set()
    for seed in range(20):
        data = Seeded(str(seed))
        assert len(set(data.names(10))) == 10
        ids = data.ids(5)
        assert len(set(ids)) == 5
        orders.add(ids == sorted(ids))
    assert orders >= {False}


def test_each_check_loads_the_file_fresh() -> None:
    """What one check leaves in the module's globals is gone in the next."""
    source = "seen = []\n\nasync def main():\n    seen.append(1)\n    return len(seen)\n"

    async def body(kit: Kit) -> list[Any]:
        return [await kit.call("main"), await kit.call("main")]

    assert play(source, body).value == [1, 2]
    assert play(source, body).value == [1, 2]


def test_the_time_that_a_call_took_is_on_the_kata_clock() -> None:
    """`began` and `elapsed` are of the latest call, whatever came before."""
    source = "import asyncio\n\nasync def main(seconds):\n    await asyncio.sleep(seconds)\n"

    async def body(kit: Kit) -> list[float]:
        await asyncio.sleep(5)
        await kit.call("main", 30)
        first = [kit.began, kit.elapsed]
        await kit.call("main", 0.5)
        return [*first, kit.began, kit.elapsed]

    assert play(source, body).value == pytest.approx([5, 30, 35, 0.5])


@pytest.mark.parametrize(
    ("source", "sentence", "kind"),
    [
        ("x = 1\n", "main is missing", Evidence.WRONG_VALUE),
        ("main = 3\n", "should be a function, but it is 3", Evidence.WRONG_VALUE),
        ("async def main(a, b):\n    pass\n", "does not take the arguments", Evidence.WRONG_VALUE),
        ("def main(a):\n    return 3\n", "should be an async function", Evidence.SYNC_MIXUP),
        (
            "async def one():\n    pass\n\ndef main(a):\n    return [one()]\n",
            "What main returned holds a coroutine",
            Evidence.AWAITABLE_VALUE,
        ),
    ],
)
def test_a_function_that_does_not_fit_is_told(source: str, sentence: str, kind: Evidence) -> None:
    """A missing name, another thing, another signature and `def` for `async def` have a sentence each."""

    async def body(kit: Kit) -> None:
        await kit.call("main", 1)

    error = play(source, body).error
    assert isinstance(error, CheckFailed)
    assert sentence in str(error)
    assert error.findings[0].kind is kind


def test_a_plain_function_that_gives_an_awaitable_is_async_enough() -> None:
    """What can be awaited is awaited, however it is defined."""
    source = "async def one(a):\n    return a\n\ndef main(a):\n    return one(a)\n"

    async def body(kit: Kit) -> object:
        return await kit.call("main", 7)

    assert play(source, body).value == 7


OUTCOMES = """
import asyncio

async def main(fetch, grouped):
    if grouped:
        async with asyncio.TaskGroup() as group:
            group.create_task(fetch("a"))
    return await fetch("a")
"""


@pytest.mark.parametrize("grouped", [False, True])
def test_an_error_that_may_come_is_given(grouped: bool) -> None:
    """An expected error is handed over, in a group or bare, with the line that it passed."""

    async def body(kit: Kit) -> tuple[object, BaseException | None, bool]:
        fetch = kit.service("fetch", failure={"a": KeyError("a")})
        value, error = await kit.outcome(KeyError, "main", fetch, grouped)
        assert error is not None
        return value, error, kit.line_of(error) is not None

    value, error, located = play(OUTCOMES, body).value
    assert value is None
    assert isinstance(error, ExceptionGroup if grouped else KeyError)
    assert located


def test_another_error_than_the_expected_passes_through() -> None:
    """Only the kind that the contract allows is handed over."""

    async def body(kit: Kit) -> None:
        await kit.outcome(ValueError, "main", kit.service("fetch", failure={"a": KeyError("a")}), False)

    assert isinstance(play(OUTCOMES, body).error, KeyError)


def test_the_tests_own_tasks_are_never_the_learners_fault() -> None:
    """A task that the hidden test starts may go on when the learner's function returns."""

    async def body(kit: Kit) -> None:
        tasks = [kit.start(asyncio.sleep(10))]
        await kit.call("main", lambda: tasks.append(kit.start(asyncio.sleep(10))))
        for task in tasks:
            task.cancel()

    played = play("async def main(callback):\n    callback()\n", body)
    assert played.error is None
    assert played.findings == ()


def test_a_call_that_is_cancelled_leaves_what_it_leaves() -> None:
    """Leftovers are seen at the instant at which a cancelled call ends, too."""
    source = dedent("""
        import asyncio

        async def main(fetch):
            task = asyncio.create_task(fetch("a"))  # HERE
            await asyncio.sleep(1)
            await task
    """)

    async def body(kit: Kit) -> None:
        await kit.cancel_after(0.5, "main", kit.service("fetch", delay=5))

    played = play(source, body)
    assert played.error is None
    assert set(played.kinds()) == {Evidence.LEFT_RUNNING}
    assert set(played.lines()) == set(marked(source))


def test_a_cancellation_that_is_swallowed_is_told() -> None:
    """A function that returns although it was cancelled is rejected by name."""
    source = dedent("""
        import asyncio

        async def main():
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:  # HERE
                return 3
    """)

    async def body(kit: Kit) -> None:
        await kit.cancel_after(0.5, "main")

    error = play(source, body).error
    assert isinstance(error, CheckFailed)
    (finding,) = error.findings
    assert finding.code == "swallowed-cancellation"
    assert finding.place
    assert finding.place.line in marked(source)


def test_a_shielded_call_that_is_left_is_told() -> None:
    """What was shielded and runs on at the end is told with the line of the shield."""
    source = dedent("""
        import asyncio

        async def main(fetch):
            task = asyncio.create_task(fetch("a"))
            return await asyncio.shield(task)  # HERE
    """)

    async def body(kit: Kit) -> None:
        await kit.cancel_after(0.5, "main", kit.service("fetch", delay=5))

    told = [finding for finding in play(source, body).findings if finding.kind is Evidence.OBSERVED]
    assert [finding.code for finding in told] == ["shield-misused"]
    assert [finding.place.line for finding in told if finding.place] == marked(source)


def test_a_callback_that_asks_a_cancelled_task_is_found() -> None:
    """A callback that CancelledError ended is told with its line, like any other error of a callback."""
    source = dedent("""
        import asyncio

        async def main(fetch):
            task = asyncio.create_task(fetch("a"))
            task.add_done_callback(lambda ended: ended.exception())  # HERE
            await asyncio.sleep(0.1)
            task.cancel()
            await asyncio.wait([task])
    """)

    async def body(kit: Kit) -> None:
        await kit.call("main", kit.service("fetch", delay=5))

    found = [f for f in play(source, body).findings if f.kind in {Evidence.OBSERVED, Evidence.ERROR_UNREAD}]
    assert [finding.code for finding in found] == ["background-task-lost", ""]
    assert [finding.place.line for finding in found if finding.place] == marked(source) * 2


def test_an_error_that_a_cancelled_function_leaves_unread_is_found() -> None:
    """Neither the kit nor a fake holds on to the task of a call whose error nobody reads."""
    source = dedent("""
        import asyncio

        async def main(commit):
            task = asyncio.create_task(commit())
            try:
                return await asyncio.shield(task)
            except asyncio.CancelledError:
                await asyncio.wait([task])
                raise
    """)

    async def body(kit: Kit) -> None:
        failure = KeyError("commit")
        await kit.cancel_after(0.5, "main", kit.service("commit", delay=1, failure=lambda: failure))

    assert play(source, body).kinds() == [Evidence.ERROR_UNREAD]


def test_requests_to_stop_are_counted_while_a_task_is_not_done() -> None:
    """Each `cancel()` of the learner's counts with its line, and none after the task has ended."""
    source = dedent("""
        import asyncio

        async def main(task, times):
            for _ in range(times):
                task.cancel()  # HERE
            await asyncio.wait([task])
            task.cancel()
    """)

    async def body(kit: Kit) -> list[int]:
        task = kit.start(asyncio.sleep(5))
        await kit.call("main", task, 2)
        return [place.line for place in kit.cancel_requests(task) if place]

    assert play(source, body).value == marked(source) * 2


SET_OF_TASKS = dedent("""
    import asyncio

    async def main():
        tasks = {asyncio.create_task(asyncio.sleep(0), name=str(number)) for number in range(12)}
        done, _ = await asyncio.wait(tasks)
        return [int(task.get_name()) for task in done]
""")


def _order(seed: str) -> list[int]:
    async def body(kit: Kit) -> object:
        return await kit.call("main")

    order: list[int] = play(SET_OF_TASKS, body, seed=seed).value
    assert sorted(order) == list(range(12))
    return order


def test_the_order_of_a_set_of_tasks_repeats_and_is_not_that_of_creation() -> None:
    """Whoever relies on the order of a set fails in every run, and with another seed in another way."""
    orders = [_order(seed) for seed in "12345"]
    assert orders == [_order(seed) for seed in "12345"]
    assert list(range(12)) not in orders
    assert len({tuple(order) for order in orders}) > 1
