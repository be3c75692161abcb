"""crunch: fn(n) for each number in at most `workers` other processes; the loop stays free."""

import itertools
import multiprocessing
import os
from collections.abc import Callable, Sized

from grader.child import crunching
from grader.child.crunching import Crunched
from grader.child.kit import (
    BlockingCall,
    Evidence,
    Finding,
    Kit,
    clean,
    free,
    leaves,
    overlap,
    show,
    value,
)

ALLOWED = 0.3  # seconds for which starting and closing processes may hold the loop
POOLS = ("ProcessPoolExecutor(", "Pool(")


@value
async def test_results_in_the_order_of_the_numbers(kit: Kit) -> None:
    """The results come in the order of the numbers, whichever is computed first."""
    first, *others = kit.ids(6)
    await crunched(kit, crunching.uneven, [2 * first, *(2 * each + 1 for each in others)], 3)


@value
async def test_two_processes_unless_told_otherwise(kit: Kit) -> None:
    """Without `workers`, two processes are used."""
    await crunched(kit, crunching.quick, kit.ids(5))


@value
async def test_no_numbers(kit: Kit) -> None:
    """Without numbers the result is an empty list."""
    kit.allow_hold(ALLOWED)
    kit.expect.equal(await kit.call("crunch", crunching.quick, []), [])


@free
async def test_one_process(kit: Kit) -> None:
    """One worker is one other process, kept for all numbers, and the loop is free while it computes."""
    await crunched(kit, crunching.long, group(kit, 2), 1)


@free
async def test_a_single_number(kit: Kit) -> None:
    """A single number is computed in another process, too."""
    await crunched(kit, crunching.quick, kit.ids(1))


@overlap
async def test_two_processes_compute_at_the_same_time(kit: Kit) -> None:
    """Two workers compute two numbers at the same time."""
    results = await crunched(kit, crunching.side_by_side, group(kit, 2), 2)
    pairs = itertools.combinations(results, 2)
    if not any(one.start < other.end and other.start < one.end for one, other in pairs):
        message = "Two numbers and two workers, but the second computation began when the first had ended."
        finding = Finding(Evidence.PEAK_LOW, kit.expect.where, "fn", count=1, wanted=2)
        kit.expect.that(False, message, finding)


@clean
async def test_error(kit: Kit) -> None:
    """An exception of fn reaches the caller, its type kept, and no process is left then either."""
    kit.allow_hold(ALLOWED)
    (number,) = kit.ids(1)
    try:
        got = await kit.hand_over("crunch", crunching.crash, [3 * number], 1)
    except crunching.Crash:
        expect_none_left(kit, multiprocessing.active_children())
        return
    except ExceptionGroup as group_of_one:
        if not any(isinstance(leaf, crunching.Crash) for leaf in leaves(group_of_one)):
            raise
        kit.expect.reject("exception-group", "Crash should reach the caller, not a group around it.")
    kit.expect.reject("errors-hidden", f"Crash should reach the caller, but the result is {show(got)}.")


def group(kit: Kit, number: int) -> list[int]:
    """Draw numbers that the computations know to belong together."""
    first = kit.random.randrange(10**6) * crunching.GROUP
    return [first + i for i in kit.ids(number)]


async def crunched(
    kit: Kit, fn: Callable[[int], Crunched], numbers: list[int], *workers: int
) -> list[Crunched]:
    """Call crunch; look at what it gave, where that was computed, and what is left behind."""
    kit.allow_hold(ALLOWED)
    here = kit.watch_crunching()
    results = await kit.hand_over("crunch", fn, numbers, *workers)
    left = multiprocessing.active_children()  # at this very instant
    expect_elsewhere(kit, here)
    kit.expect.plain(results)
    kit.expect.that(
        type(results) in {list, tuple} and all(type(result) is Crunched for result in results),
        f"The result should be the list of what fn gave, but it is {show(results)}.",
    )
    values = [result.value for result in results]
    kit.expect.equal(values, [crunching.value_of(number) for number in numbers], "the list of values")
    expect_few_processes(kit, {result.pid for result in results}, workers[0] if workers else 2)
    expect_none_left(kit, left)
    return results


def expect_none_left(kit: Kit, left: Sized) -> None:
    """Expect that no worker process was alive at the end."""
    place = kit.line_with(*POOLS) or kit.expect.where
    message = f"{len(left)} worker {'process was' if len(left) == 1 else 'processes were'} left at the end."
    kit.expect.that(not left, message, Finding(Evidence.RESOURCE_OPEN, place, "The pool of processes"))


def expect_elsewhere(kit: Kit, here: list[BlockingCall]) -> None:
    """Expect that nothing was computed in this process, neither in the loop's thread nor in another."""
    on_loop = [call for call in here if call.on_loop]
    if on_loop:
        message = f"fn computed {times(len(on_loop))} in the thread of the event loop."
        kit.expect.reject("cpu-bound", message, on_loop[0].place)
    if here:
        message = f"fn computed {times(len(here))} in a thread of this process, not in another process."
        kit.expect.reject("cpu-bound", message, here[0].place)


def expect_few_processes(kit: Kit, pids: set[int], most: int) -> None:
    """Expect at most so many processes, none of them this one."""
    kit.expect.that(os.getpid() not in pids, "fn computed in this process.")
    if len(pids) > most:
        asked = "1 process was" if most == 1 else f"{most} processes were"
        message = (
            f"{len(pids)} different processes computed, where {asked} asked for, kept for the whole call."
        )
        kit.expect.reject("executor-misuse", message, kit.line_with(*POOLS))


def times(number: int) -> str:
    """Say how often."""
    return "once" if number == 1 else f"{number} times"
