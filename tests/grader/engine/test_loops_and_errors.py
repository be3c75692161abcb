"""A check sees which loops ran, what importing made, and whether an error was hidden or never came."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from grader.child.clock.kata import Deadlock
from grader.child.kit.expect import CheckFailed
from grader.model import Evidence
from tests.grader.engine.stage import Played, dedent, marked, play

if TYPE_CHECKING:
    from grader.child.kit import Kit

LOOP_PER_KEY = dedent("""
    import asyncio

    def main(fetch, keys):
        return [asyncio.run(fetch(key)) for key in keys]  # HERE
""")
PASSES_ON = dedent("""
    async def main(fetch):
        return await fetch("a")
""")
HIDES = dedent("""
    async def main(fetch):
        try:
            return await fetch("a")
        except KeyError:
            return None
""")
NEVER_CALLS = dedent("""
    async def main(fetch):
        return None
""")
GROUPS = dedent("""
    import asyncio

    async def main(fetch):
        async with asyncio.TaskGroup() as group:
            group.create_task(fetch("a"))
""")


def imported(source: str) -> Played:
    """Expect that importing the text makes nothing that belongs to a loop."""

    async def body(kit: Kit) -> None:
        kit.expect.quiet_import()

    return play(source, body)


def failing(source: str, *, grouped: bool = False) -> Played:
    """Call main with a service that fails, and expect its error."""

    async def body(kit: Kit) -> None:
        error = KeyError("a")
        fetch = kit.service("fetch", failure={"a": error})
        with kit.expect.raises(error, fetch, grouped=grouped):
            await kit.call("main", fetch)

    return play(source, body)


def codes(played: Played) -> list[str]:
    """Give the codes that the expectation named."""
    assert isinstance(played.error, CheckFailed), played.error
    return [finding.code for finding in played.error.findings]


def test_each_loop_is_seen_with_the_line_that_made_it() -> None:
    """A service knows the loops that its calls ran in, the kit knows who made them."""

    async def body(kit: Kit) -> tuple[int, list[int | None]]:
        fetch, already = kit.service("fetch"), len(kit.loops)
        await asyncio.to_thread(kit.call_plain, "main", fetch, "abc")
        lines = [record.created.line if record.created else None for record in kit.loops[already:]]
        return len(fetch.loops), lines

    assert play(LOOP_PER_KEY, body).value == (3, marked(LOOP_PER_KEY) * 3)


@pytest.mark.parametrize(
    "line",
    ["LIMIT = asyncio.Semaphore(2)", "asyncio.run(asyncio.sleep(0))", "loop = asyncio.new_event_loop()"],
)
def test_an_import_that_touches_a_loop_is_refused(line: str) -> None:
    """A semaphore, a run and a loop at import are found, at their line."""
    error = imported(f"import asyncio\n{line}\n").error
    assert isinstance(error, CheckFailed)
    assert error.findings[0].place is not None
    assert error.findings[0].place.line == 2


def test_an_import_that_only_defines_is_quiet() -> None:
    """Functions that would start a loop when called are no fault."""
    assert imported(LOOP_PER_KEY).error is None


def test_an_error_that_arrives_is_right() -> None:
    """The very error of the service satisfies the expectation."""
    assert failing(PASSES_ON).error is None


def test_a_group_is_right_only_where_it_is_allowed() -> None:
    """A TaskGroup's wrapping is named unless the check allows it."""
    assert failing(GROUPS, grouped=True).error is None
    assert codes(failing(GROUPS)) == ["exception-group"]


def test_a_hidden_error_is_told_from_one_that_never_came() -> None:
    """Nobody is accused of hiding the error of a service that was not called."""
    assert codes(failing(HIDES)) == ["errors-hidden"]
    assert codes(failing(NEVER_CALLS)) == []


def test_a_misuse_that_surfaces_in_a_task_is_named() -> None:
    """A coroutine awaited twice is found although nobody reads the task that fails of it."""
    played = play(
        dedent("""
            import asyncio

            async def main(fetch):
                coroutine = fetch("a")
                task = asyncio.create_task(coroutine)
                return await coroutine
        """),
        lambda kit: kit.call("main", kit.service("fetch")),
    )
    assert Evidence.AWAITED_TWICE in played.kinds()


def test_tasks_that_await_each_other_are_stopped_once() -> None:
    """A request to stop goes round such a circle once: no recursion, and one line for each task."""
    circle = dedent("""
        import asyncio

        async def main():
            async def wait_for(number):
                await asyncio.sleep(0)
                await made[number]

            made = [asyncio.create_task(wait_for(1)), asyncio.create_task(wait_for(0))]
            await asyncio.sleep(1)
            made[0].cancel()  # HERE
    """)

    asked: list[int] = []

    async def body(kit: Kit) -> None:
        await kit.call("main")
        asked.extend(
            len(kit.cancel_requests(task))
            for task in asyncio.all_tasks()
            if task is not asyncio.current_task()
        )

    assert isinstance(play(circle, body).error, Deadlock)  # nobody can end such tasks, not even their loop
    assert asked == [1, 1]
