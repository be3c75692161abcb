"""The kit tells workers that die, workers that nobody stops, and items that nobody reports as done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader.child.kit.expect import CheckFailed
from grader.child.kit.sharing import PATIENCE
from grader.model import Evidence
from tests.grader.engine.stage import Played, dedent, marked, play

if TYPE_CHECKING:
    from grader.child.kit import Kit

ITEMS = ("a", "b", "c", "d", "e", "f")


def work_off(body: str, *, bad: str = "") -> Played:
    """Play a `main(work, items)` whose text follows a queue that holds the items; some of them fail."""
    head = """
        import asyncio

        async def main(work, items):
            queue = asyncio.Queue()
            for item in items:
                queue.put_nowait(item)
        """
    source = dedent(head) + "".join(f"    {line}\n" for line in dedent(body).splitlines())

    async def check(kit: Kit) -> object:
        work = kit.service("work", failure={item: ValueError(item) for item in bad})
        got = await kit.worked_off("main", work, ITEMS, work=work, wanted=len(ITEMS))
        kit.no_worker_left("main")
        return got

    played = play(source, check)
    if isinstance(played.error, CheckFailed):
        (finding,) = played.error.findings
        place = next((w.place for w in finding.waits if w.what == "Queue.join"), finding.place)
        assert place is not None
        assert [place.line] == marked(source)
    return played


def code_of(played: Played) -> str:
    """Give the code that the check named; a standstill is named by its kind."""
    assert isinstance(played.error, CheckFailed)
    (finding,) = played.error.findings
    return finding.code or finding.kind


def test_what_is_worked_off() -> None:
    """A function that gets everything done gives its value, and nothing is said of it."""
    body = """
        async def worker():
            while not queue.empty():
                try:
                    await work(queue.get_nowait())
                except ValueError:
                    pass
        await asyncio.gather(worker(), worker())
        return "done"
        """
    played = work_off(body, bad="bd")
    assert (played.value, played.error, played.findings) == ("done", None, ())


def test_slow_work_is_no_standstill() -> None:
    """Work that takes longer than the kit's patience with a standstill is waited for."""

    async def check(kit: Kit) -> object:
        work = kit.service("work", delay=PATIENCE)
        return await kit.worked_off("main", work, ITEMS, work=work, wanted=len(ITEMS))

    source = (
        "async def main(work, items):\n    for item in items:\n        await work(item)\n    return 'done'\n"
    )
    assert play(source, check).value == "done"


WAITING = """
    async def worker():
        while True:
            await work(await queue.get())  # HERE
    """
JOINED = """
    async def worker():
        while True:
            await work(await queue.get())
    workers = [asyncio.create_task(worker()) for _ in range(2)]
    await queue.join()  # HERE
    """
TO_THE_END = """
    async def worker():
        while not queue.empty():
            await work(queue.get_nowait())  # HERE
    """


@pytest.mark.parametrize(
    ("body", "bad", "code"),
    [
        (dedent(WAITING) + "await asyncio.gather(worker(), worker())", "", "workers-not-stopped"),
        (dedent(WAITING) + "await worker()", "", "workers-not-stopped"),
        (dedent(JOINED), "", "deadlock"),
        (dedent(TO_THE_END) + "await asyncio.gather(worker(), worker())", "ab", "queue-never-drains"),
        (
            dedent(TO_THE_END) + "await asyncio.gather(worker(), worker(), return_exceptions=True)",
            "ab",
            "queue-never-drains",
        ),
    ],
)
def test_what_stands_still_or_dies(body: str, bad: str, code: str) -> None:
    """Each way of not coming to the end has its code, at the line that shows it."""
    assert code_of(work_off(body, bad=bad)) == code


def test_a_join_that_nobody_answers_is_named() -> None:
    """A standstill tells of the join, from which the diagnosis follows."""
    played = work_off(JOINED)
    assert isinstance(played.error, CheckFailed)
    (finding,) = played.error.findings
    assert finding.kind is Evidence.DEADLOCK
    assert "Queue.join" in {wait.what for wait in finding.waits}


def test_what_a_bad_item_should_have_brought() -> None:
    """Who waits for a result of each item waits for ever after one that failed."""
    body = """
        results = asyncio.Queue()
        async def worker():
            while True:
                item = await queue.get()
                try:
                    results.put_nowait(await work(item))
                except ValueError:
                    pass
        workers = [asyncio.create_task(worker()) for _ in range(2)]
        return [await results.get() for _ in items]  # HERE
        """
    assert code_of(work_off(body, bad="c")) == "queue-never-drains"


def test_a_place_that_a_failure_keeps() -> None:
    """A semaphore that cannot be had after a failure was not given back."""
    body = """
        places = asyncio.Semaphore(2)
        async def one(item):
            await places.acquire()  # HERE
            try:
                await work(item)
                places.release()
            except ValueError:
                pass
        await asyncio.gather(*map(one, items))
        """
    assert code_of(work_off(body, bad="ab")) == "lock-not-released"


def test_tasks_that_wait_for_each_other() -> None:
    """Without a failure, and with work left, a standstill is a deadlock and no more is said."""
    body = """
        full = asyncio.Queue(1)
        for item in items:
            await full.put(item)  # HERE
        """
    played = work_off(body)
    assert code_of(played) == "deadlock"
    assert played.findings == ()  # what the kit itself has cancelled is nobody's fault


def test_workers_left_behind() -> None:
    """Tasks that wait for more when the function has returned are workers that nobody has stopped."""
    body = """
        async def worker():
            while True:
                await work(await queue.get())  # HERE
                queue.task_done()
        workers = [asyncio.create_task(worker()) for _ in range(2)]
        await queue.join()
        """
    assert code_of(work_off(body)) == "workers-not-stopped"


def test_workers_that_are_being_cancelled_are_not_left_waiting() -> None:
    """Workers that were asked to stop, and not awaited, are found by the kit's look at the return."""
    body = """
        async def worker():
            while True:
                await work(await queue.get())
                queue.task_done()
        workers = [asyncio.create_task(worker()) for _ in range(2)]
        await queue.join()
        for each in workers:
            each.cancel()
        """
    played = work_off(body)
    assert played.error is None
    assert set(played.kinds()) == {Evidence.LEFT_CANCELLING}


def test_a_task_for_each_item_is_no_worker() -> None:
    """Where each item has a task, the group that a failure leaves is what is wrong."""
    body = """
        async with asyncio.TaskGroup() as group:
            for item in items:
                group.create_task(work(item))  # HERE
        """
    assert code_of(work_off(body, bad="c")) == "exception-group"


def test_another_error_passes_through() -> None:
    """An error that is none of the work's reaches the check as it is."""
    played = work_off("raise KeyError(1)")
    assert isinstance(played.error, KeyError)


@pytest.mark.parametrize(
    ("sink", "code", "peak"),
    [
        ("async with asyncio.Semaphore(2):", "semaphore-per-call", 6),
        ("async with shared:", "", 2),
        ("if True:", "", 6),
    ],
)
def test_a_limit_of_one_s_own(sink: str, code: str, peak: int) -> None:
    """A semaphore that each call makes is told from one for all, and from none."""
    source = f"""
        import asyncio

        async def main(work, items):
            shared = asyncio.Semaphore(2)
            async def one(item):
                {sink}
                    await work(item)
            await asyncio.gather(*map(one, items))
        """

    async def check(kit: Kit) -> None:
        work = kit.service("work")
        with kit.locks() as locks:
            await kit.call("main", work, ITEMS)
        assert work.peak == peak
        kit.limited(work, 2, locks)

    played = play(dedent(source), check)
    if peak == 2:  # the limit
        assert played.error is None
        return
    assert isinstance(played.error, CheckFailed)
    assert played.error.findings[0].code == code


@pytest.mark.parametrize(
    ("ending", "code"),
    [("except BaseException: pass", "swallowed-cancellation"), ("finally: await asyncio.Event().wait()", "")],
)
def test_a_cancellation_that_never_comes_back(ending: str, code: str) -> None:
    """Who is cancelled and does not end has swallowed it, or waits in its cleanup for ever."""
    source = f"""
        import asyncio

        async def main(fetch):
            try:
                await fetch()
            {ending}
            await asyncio.Event().wait()
        """

    async def check(kit: Kit) -> None:
        await kit.cancel_after(0.05, "main", kit.service("fetch"))

    played = play(dedent(source), check)
    assert isinstance(played.error, CheckFailed)
    (finding,) = played.error.findings
    assert finding.code == code
    assert finding.kind is (Evidence.OBSERVED if code else Evidence.DEADLOCK)
    assert played.findings == ()
