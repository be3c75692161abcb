"""Prove that learner lines are found in stacks, await chains, origins and tracebacks."""

from __future__ import annotations

import asyncio
import inspect
import sys
import textwrap
from typing import Any

import pytest

from grader.child.evidence.places import Learner, waiting_for
from grader.model import Place

FILE = "<learner>"
LEARNER = Learner([FILE])


def load(source: str) -> dict[str, Any]:
    """Run source as the learner's file and give its names."""
    names: dict[str, Any] = {"__name__": "learner"}
    exec(compile(textwrap.dedent(source).strip(), FILE, "exec"), names)  # noqa: S102  # the point of these tests
    return names


def test_only_the_named_files_are_the_learners() -> None:
    """A file is the learner's when its name was given, and not otherwise."""
    assert LEARNER.owns(FILE)
    assert not LEARNER.owns(__file__)


def test_the_deepest_learner_frame_of_a_stack_counts() -> None:
    """With two learner frames and a library below them, the inner learner line is given."""
    names = load("""
        def outer(call):
            return inner(call)
        def inner(call):
            return call()
    """)
    assert names["outer"](lambda: LEARNER.in_stack(inspect.currentframe())) == Place(FILE, 4)
    assert LEARNER.in_stack(inspect.currentframe()) is None


WAITS = [
    ("await asyncio.sleep(9)", "sleep"),
    ("await asyncio.Event().wait()", "Event.wait"),
    ("await asyncio.Queue().get()", "Queue.get"),
    ("await asyncio.get_running_loop().create_future()", "Future"),
    ("await asyncio.gather(asyncio.sleep(9))", "gather"),
    ("await asyncio.create_task(asyncio.sleep(9))", "Task"),
    ("await asyncio.wait([asyncio.create_task(asyncio.sleep(9))])", "wait"),
    ("await asyncio.StreamReader().read(1)", "StreamReader.read"),
    ("await full_queue().join()", "Queue.join"),
    ("await asyncio.Barrier(2).wait()", "Barrier.wait"),
    ("[x async for x in agen()]", "sleep"),
    ("await anext(agen(), None)", "sleep"),
    ("await helper()", "sleep"),
    ("await ByHand()", "sleep"),
]
LINES = {
    "[x async for x in agen()]": 3,
    "await anext(agen(), None)": 3,
    "await helper()": 6,
    "await ByHand()": 9,
}


@pytest.mark.parametrize(("statement", "what"), WAITS)
async def test_a_suspended_task_tells_where_and_for_what_it_waits(statement: str, what: str) -> None:
    """The line is the innermost learner line of the chain, the name the library function waited in."""
    names = load(f"""
        import asyncio
        async def agen():
            await asyncio.sleep(9)
            yield 1
        async def helper():
            await asyncio.sleep(9)
        class ByHand:
            def __await__(self):
                yield from asyncio.sleep(9).__await__()
        async def main():
            {statement}
        def full_queue():
            queue = asyncio.Queue()
            queue.put_nowait(1)
            return queue
    """)
    task = asyncio.ensure_future(names["main"]())
    for _ in range(3):
        await asyncio.sleep(0)
    line = LINES.get(statement, 11)
    assert LEARNER.of_await_chain(task) == Place(FILE, line)
    assert waiting_for(task, LEARNER) == what
    assert waiting_for(task) == what
    task.cancel()
    await asyncio.wait([task])


async def test_a_contended_lock_is_named() -> None:
    """A task at `async with lock` waits in Lock.acquire."""
    names = load("""
        async def main(lock):
            async with lock:
                pass
    """)
    lock = asyncio.Lock()
    await lock.acquire()
    task = asyncio.ensure_future(names["main"](lock))
    await asyncio.sleep(0)
    assert LEARNER.of_await_chain(task) == Place(FILE, 2)
    assert waiting_for(task) == "Lock.acquire"
    lock.release()
    await task


async def test_a_finished_chain_has_no_place() -> None:
    """A task that has ended waits nowhere."""
    task = asyncio.ensure_future(asyncio.sleep(0))
    await task
    assert LEARNER.of_await_chain(task) is None


def test_an_origin_gives_the_line_that_made_the_coroutine() -> None:
    """With origin tracking on, the learner line that called the coroutine function is found."""
    names = load("""
        async def work():
            pass
        def make():
            return work()
    """)
    before = sys.get_coroutine_origin_tracking_depth()
    sys.set_coroutine_origin_tracking_depth(2)
    try:
        coroutine = names["make"]()
    finally:
        sys.set_coroutine_origin_tracking_depth(before)
    assert LEARNER.of_origin(coroutine) == Place(FILE, 4)
    coroutine.close()
    untracked = names["make"]()
    assert LEARNER.of_origin(untracked) is None
    untracked.close()


def test_a_traceback_gives_the_deepest_learner_line() -> None:
    """An error raised in a library is attributed to the learner line that called it."""
    names = load("""
        import json
        def work():
            return json.loads("{")
    """)
    with pytest.raises(ValueError, match="Expecting") as caught:
        names["work"]()
    assert LEARNER.of_traceback(caught.value.__traceback__) == Place(FILE, 3)
    assert LEARNER.of_traceback(None) is None
