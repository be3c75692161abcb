"""predict_the_order: each list is compared with a run of the same program, recorded here."""

import asyncio

from grader.child.kit import Kit, show, value
from grader.child.kit.predict import Log, compare, position, predicted, recorded


@value
async def test_a(kit: Kit) -> None:
    """A holds what program_a writes."""
    wanted, got = await recorded(program_a), predicted(kit, "A")
    turn = wanted.index("main 2")  # until there program_a has not suspended
    early = [entry for entry in got[: position(got, "main 2", turn)] if entry.startswith("task ")]
    if early and got[: len(wanted)] != wanted:
        kit.expect.reject(
            "result-too-early",
            f"A has {show(early[0])} before program_a has suspended at all: the task has had no turn.",
            kit.place_of("A"),
        )
    compare(kit, "A", got, wanted)


@value
async def test_b(kit: Kit) -> None:
    """B holds what program_b writes."""
    wanted, got = await recorded(program_b), predicted(kit, "B")
    if position(got, "slow end") < position(got, "fast start"):
        kit.expect.reject(
            "sequential-awaits",
            "B has 'slow end' before 'fast start': as if the second started when the first has ended.",
            kit.place_of("B"),
        )
    if "fast slow" in got:
        kit.expect.reject(
            "completion-order",
            "B has 'fast slow' for the result of gather: that is the order in which the two end.",
            kit.place_of("B"),
        )
    compare(kit, "B", got, wanted)


@value
async def test_c(kit: Kit) -> None:
    """C holds what program_c writes."""
    wanted, got = await recorded(program_c), predicted(kit, "C")
    if position(got, "bg start") < position(got, "created"):
        kit.expect.reject(
            "result-too-early",
            "C has 'bg start' before 'created': as if create_task ran the task at once.",
            kit.place_of("C"),
        )
    compare(kit, "C", got, wanted)


# The programs of the exercise. These copies are run, never the learner's.


async def step(log: Log, name: str) -> None:
    """Write twice, without suspending."""
    log.append(f"{name} in")
    log.append(f"{name} out")


async def program_a(log: Log) -> None:
    """Await a coroutine that never suspends, beside a task."""
    task = asyncio.create_task(step(log, "task"))
    log.append("main 1")
    await step(log, "call")
    log.append("main 2")
    await task
    log.append("main 3")


async def nap(log: Log, name: str, seconds: float) -> str:
    """Write, suspend, write."""
    log.append(f"{name} start")
    await asyncio.sleep(seconds)
    log.append(f"{name} end")
    return name


async def program_b(log: Log) -> None:
    """Gather two naps, the first of which ends last."""
    names = await asyncio.gather(nap(log, "slow", 0.2), nap(log, "fast", 0.1))
    log.append(" ".join(names))


async def program_c(log: Log) -> None:
    """Give a task one turn before it is awaited."""
    task = asyncio.create_task(nap(log, "bg", 0))
    log.append("created")
    await asyncio.sleep(0)
    log.append("after one turn")
    await task
    log.append("done")
