"""find_the_stall: a monitor of the loop's lateness, the name of the culprit, a loop that is free again."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from grader.child.kit import (
    BlockingService,
    Evidence,
    Finding,
    Kit,
    Place,
    Service,
    clean,
    free,
    leaves,
    show,
    value,
)

Steps = Callable[[Any], Awaitable[Any]]  # what is done in the block, given what stands after `as`
LAG = "LoopLag"
WORST = "LoopLag.worst"
STALL = 0.12  # seconds
LEAST, MOST = 0.09, 0.2  # seconds that such a stall may be measured as
FREE = 0.05  # seconds; a loop that nobody holds is less late
PAUSE = 0.05  # seconds in which a monitor has its turns
PATIENCE = 2.0  # seconds in which a block has to end
TRIES = 3  # on the real clock a busy machine is late for no reason of the learner's

LEFT = frozenset({Evidence.LEFT_RUNNING, Evidence.LEFT_AWAITED, Evidence.LEFT_CANCELLING})

# What can be seen of each function that is not the culprit.
INNOCENT = {
    "parse": "it splits a short text, which takes microseconds",
    "lookup": "its database call blocks another thread, and the loop goes on meanwhile",
    "audit": "it computes, but only for a millisecond",
    "send": "it takes long, but it awaits a timer, and the loop goes on meanwhile",
}


class Trouble(Exception):
    """What goes wrong in these checks."""


@value
async def test_a_stall(kit: Kit) -> None:
    """A stall of 0.12 s shows, inside the block and after it."""

    async def steps(lag: object) -> list[float]:
        await asyncio.sleep(PAUSE)
        before = worst(kit, lag)
        await stall()
        inside = worst(kit, lag)
        await asyncio.sleep(PAUSE)
        return [before, inside]

    for left in reversed(range(TRIES)):
        (before, inside), after = await beside(kit, steps)
        if (before < FREE and inside <= MOST and after <= MOST) or not left:
            break
    measured(kit, before, "Before the stall", 0.0, FREE)
    measured(kit, inside, f"Inside the block, after a stall of {STALL:.2f} s,", LEAST, MOST)
    measured(kit, after, f"After the block, with a stall of {STALL:.2f} s in it,", LEAST, MOST)


@value
async def test_a_free_loop(kit: Kit) -> None:
    """A loop that nobody holds is not late, however long the block takes and however seldom it wakes."""
    seconds = round(kit.random.uniform(0.2, 0.3), 2)

    async def steps(_lag: object) -> None:
        tasks = [kit.start(asyncio.sleep(each)) for each in kit.falling(4, fast=0.1, slow=seconds)]
        await asyncio.wait(tasks)

    for every in ((), (0.1,)):
        for left in reversed(range(TRIES)):
            _, late = await beside(kit, steps, *every)
            if late < FREE or not left:
                break
        given = f", with every={every[0]:g}" if every else ""
        measured(kit, late, f"After a block of {seconds:.2f} s in which nothing stalls{given},", 0.0, FREE)


@value
async def test_the_longest_one_counts(kit: Kit) -> None:
    """Of several stalls the longest one counts: not the last one, and not their sum."""

    async def steps(_lag: object) -> None:
        await asyncio.sleep(PAUSE)
        for seconds in (STALL, STALL, STALL / 4):
            await stall(seconds)

    for left in reversed(range(TRIES)):
        _, late = await beside(kit, steps)
        if late <= MOST or not left:
            break
    measured(kit, late, f"After two stalls of {STALL:.2f} s and one of {STALL / 4:.2f} s", LEAST, MOST)
    _, late = await beside(kit, lambda _: asyncio.sleep(PAUSE))
    measured(kit, late, "With a new monitor, after the stalls of an older one,", 0.0, LEAST)


@free
async def test_wakes_seldom(kit: Kit) -> None:
    """A monitor wakes about once in `every` seconds."""
    every, seconds = 0.1, 0.5
    places: list[Place | None] = []

    async def steps(_lag: object) -> int:
        await asyncio.sleep(PAUSE)
        places.extend(wait.place for wait in kit.waits())
        with kit.turns() as turns:
            await asyncio.sleep(seconds)
        return turns.count

    turns, _ = await beside(kit, steps, every)
    message = (
        f"With every={every:g} the monitor made the loop turn {turns} times in {seconds:g} s; "
        f"{seconds / every:.0f} wake-ups take about {2 * seconds / every:.0f} turns."
    )
    place = next((place for place in places if place), kit.place_of(LAG))
    if turns > 60 * seconds / every:
        kit.expect.that(False, message, Finding(Evidence.SPUN, place, count=turns, text=message))
    if turns > 12 * seconds / every:  # some ways to wait take several turns
        kit.expect.reject("wrong-result", message, place)


@clean
async def test_nothing_is_left(kit: Kit) -> None:
    """When the block has ended, by itself, by an error or by a cancellation, the monitor has ended, too."""
    await expect_nothing_left(kit, "ended")
    await expect_nothing_left(kit, "ended by an error", fail)
    await expect_nothing_left(kit, "been cancelled", asyncio.Task.cancel)


@clean
async def test_an_error_in_the_block(kit: Kit) -> None:
    """An error of the block leaves the block as it is."""
    error = Trouble(kit.word())

    async def steps(_lag: object) -> None:
        await asyncio.sleep(PAUSE)
        raise error

    try:
        await beside(kit, steps)
    except BaseException as got:
        if got is error:
            return
        if error not in leaves(got):
            raise
        message = f"{show(error)} left the block inside a {type(got).__name__}; it should leave as it is."
        kit.expect.reject("exception-group", message, kit.place_of("LoopLag.__aexit__"))
    message = f"The block raised {show(error)}, and it did not leave the block."
    kit.expect.reject("context-manager-protocol", message, kit.place_of("LoopLag.__aexit__"))


@clean
async def test_a_cancelled_block(kit: Kit) -> None:
    """A cancellation of the block leaves the block."""
    task = kit.start(block(kit, lambda _: asyncio.sleep(100 * PATIENCE)))
    await asyncio.sleep(PAUSE)
    task.cancel()
    await ended(kit, task)
    if not task.cancelled():
        await task  # an error of its own says more
        message = "The block was cancelled, and whoever waited for it went on as if nothing had happened."
        kit.expect.reject("swallowed-cancellation", message, kit.place_of("LoopLag.__aexit__"))


@value
def test_culprit(kit: Kit) -> None:
    """CULPRIT names the function that stops the loop."""
    got = kit.get("CULPRIT")
    place = kit.place_of("CULPRIT")
    if got == "render" and type(got) is str:
        return
    if got in INNOCENT:
        message = f"CULPRIT is {show(got)}, but that one does not stop the loop: {INNOCENT[got]}."
    elif got == "":
        message = "CULPRIT is empty: fill in the name of the function that stops the loop."
    else:
        message = f"CULPRIT is {show(got)}; it should be one of the five names, as a text."
    kit.expect.reject("wrong-result", message, place)


@value
async def test_texts(kit: Kit) -> None:
    """fixed_service renders each job once, sends the texts in the order of the jobs, and gives them."""
    jobs = kit.names(3)
    render, send = services(kit, dict(zip(jobs, kit.falling(3, fast=STALL, slow=0.3), strict=True)))
    got = await kit.hand_over("fixed_service", jobs, render, send)
    texts = [render.answer(job) for job in jobs]
    kit.expect.equal(got, texts)
    kit.expect.called(render, len(jobs))
    kit.expect.equal(sorted(render.keys), sorted(jobs), "what render was called with")
    kit.expect.equal(send.keys, texts, "what send was called with")
    kit.expect.equal(await kit.hand_over("fixed_service", [], render, send), [], "the result without jobs")


@free
async def test_render_in_another_thread(kit: Kit) -> None:
    """While render works, other tasks go on."""
    render, send = services(kit)
    beats = 0

    async def beat() -> None:
        nonlocal beats
        while True:
            await asyncio.sleep(0.02)
            beats += 1

    heart = kit.start(beat())
    await kit.hand_over("fixed_service", kit.names(3), render, send)
    heart.cancel()
    call = next((call for call in render.calls if call.on_loop), None)
    if call and call.astray:
        message = "A thread was given an async function: it made a coroutine, which then ran on the loop."
        kit.expect.reject("executor-misuse", message, call.place)
    if call:
        message = f"render ran in the thread of the event loop, and held it for {STALL:.2f} s."
        held = Finding(Evidence.BLOCKED, call.place, "render", seconds=STALL)
        kit.expect.that(False, message, held)
    message = f"In {kit.elapsed:.2f} s a task that wakes every 0.02 s had {beats} turns."
    kit.expect.that(beats >= kit.elapsed / 0.02 / 2, message)


@clean
async def test_errors_of_the_service(kit: Kit) -> None:
    """An error of render or send reaches the caller, and no further job is begun."""
    jobs = kit.names(3)
    error = Trouble(kit.word())
    render, send = services(kit)
    render.failure = {jobs[1]: error}
    with kit.expect.raises(error, render):
        await kit.call("fixed_service", jobs, render, send)
    kit.expect.equal(send.keys, [render.answer(jobs[0])], "what send was called with before the error")
    render, send = services(kit)
    send.failure = {render.answer(jobs[1]): error}
    with kit.expect.raises(error, send):
        await kit.call("fixed_service", jobs, render, send)
    kit.expect.called(send, 2)


@clean
async def test_cancelled_service(kit: Kit) -> None:
    """A service that is cancelled while it sends or renders ends, holds nothing up, and sends no more."""
    render, send = services(kit)
    await kit.cancel_after(STALL + 0.05, "fixed_service", kit.names(3), render, send)
    await asyncio.sleep(1)
    kit.expect.called(send, 1)
    kit.expect.finished(send)
    jobs = kit.names(2)
    render, send = services(kit, dict.fromkeys(jobs, 3 * STALL))
    await kit.cancel_after(STALL, "fixed_service", jobs, render, send)
    await asyncio.sleep(1)
    kit.expect.called(send, 0)


async def ended(kit: Kit, task: asyncio.Task[Any]) -> None:
    """Expect that a block comes to its end, which it does not when its monitor cannot be stopped."""
    await asyncio.wait([task], timeout=PATIENCE)
    if not task.done():
        place = next((wait.place for wait in kit.waits() if wait.what == "sleep"), None)
        kit.abandon()
        message = (
            f"The block did not end within {PATIENCE:g} s: its monitor goes on when it is asked to stop."
        )
        handler = kit.handler_of(asyncio.CancelledError(), place) or kit.place_of("LoopLag.__aexit__")
        kit.expect.reject("swallowed-cancellation", message, handler)


async def expect_nothing_left(
    kit: Kit, how: str, last: Callable[[asyncio.Task[Any]], object] | None = None
) -> None:
    """Expect that nothing is left by the monitor of a block, which takes this last step, if any."""
    before = asyncio.all_tasks()
    left: set[asyncio.Task[Any]] = set()

    async def entered() -> None:
        try:
            async with kit.manager(kit.make(LAG), LAG):
                await asyncio.sleep(PAUSE)
                if last:
                    last(task)
                    await asyncio.sleep(0)
        finally:
            left.update(asyncio.all_tasks() - before - {task})  # at this very instant

    kit.forgiven |= LEFT
    task = kit.start(kit.run(entered, LAG))
    await ended(kit, task)
    (error,) = await asyncio.gather(task, return_exceptions=True)
    if error and not last:  # other checks look at what becomes of the block's own
        raise error
    place = kit.place_of("LoopLag.__aexit__")
    for each in left:
        what = "was asked to stop, and was not over" if each.cancelling() else "was still running"
        message = f"When the block had {how}, a task of the monitor {what}."
        skipped = last and not each.cancelling()  # a block that ends by itself leaves nothing
        kit.expect.reject("cleanup-skipped" if skipped else "cancel-not-awaited", message, place)
    with kit.turns() as turns:
        await asyncio.sleep(10 * PAUSE)
    message = f"After the block had {how}, the loop was woken {turns.count} more times in {10 * PAUSE:g} s."
    if turns.count > 10:
        kit.expect.reject("cleanup-skipped", message, place)


def fail(_task: object) -> None:
    """End a block by an error."""
    raise Trouble


async def beside(kit: Kit, steps: Steps, *args: float) -> tuple[Any, float]:
    """Run steps in the block of a monitor; give their value, and `worst()` after the block."""
    task = kit.start(block(kit, steps, *args))
    await ended(kit, task)
    found: tuple[Any, float] = await task
    return found


async def block(kit: Kit, steps: Steps, *args: float) -> tuple[Any, float]:
    """As `beside`, however long it takes."""
    kit.forgiven |= LEFT  # one check looks for what a monitor leaves, and names it

    async def entered() -> tuple[Any, float]:
        got = None
        async with kit.manager(kit.make(LAG, *args), LAG) as lag:
            got = await steps(lag)
        late = worst(kit, lag)
        await asyncio.sleep(PAUSE)
        later = worst(kit, lag)
        if later - late > FREE / 2:
            message = f"worst() was {late:.2f} s at the end of the block, and {later:.2f} s a little later."
            kit.expect.reject("wrong-result", message, kit.place_of(WORST))
        return got, late

    found: tuple[Any, float] = await kit.run(entered, LAG)
    return found


def worst(kit: Kit, lag: object) -> float:
    """Ask a monitor for the worst lateness up to now."""
    if lag is None:
        message = "The name after `as` got None: `__aenter__` should give the monitor."
        kit.expect.reject("context-manager-protocol", message, kit.place_of("LoopLag.__aenter__"))
    got = kit.call_method(lag, WORST)
    kit.expect.plain(got, "what worst() gave")
    if type(got) not in {int, float}:
        message = f"worst() should give seconds, but it gave {show(got)}."
        kit.expect.reject("wrong-result", message, kit.place_of(WORST))
    return float(got)


def measured(kit: Kit, got: float, when: str, least: float, most: float) -> None:
    """Expect seconds within bounds."""
    if least <= got <= most:
        return
    wanted = f"{least:g} to {most:g} s" if least else f"less than {most:g} s"
    message = f"{when} worst() was {got:.2f} s; it should be {wanted}."
    kit.expect.reject("wrong-result", message, kit.place_of(WORST))


async def stall(seconds: float = STALL) -> None:
    """Hold the loop, and let the monitor have its turns after that."""
    time.sleep(seconds)  # noqa: ASYNC251  # this is what the monitor is to notice
    await asyncio.sleep(PAUSE)


def services(kit: Kit, delay: dict[str, float] | None = None) -> tuple[BlockingService, Service]:
    """Make render and send; threads that wait for the next call may stay."""
    kit.may_stay("ThreadPoolExecutor", "Thread")
    return kit.blocking_service("render", delay=delay or STALL), kit.service("send", delay=0.1)
