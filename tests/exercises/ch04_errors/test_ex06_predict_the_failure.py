"""predict_the_failure: each list is compared with a run of the same program, recorded here."""

import asyncio

from grader.child.kit import Kit, value
from grader.child.kit.predict import Log, compare, predicted, recorded


@value
async def test_a(kit: Kit) -> None:
    """A holds what program_a writes."""
    wanted, got = await recorded(program_a), predicted(kit, "A")
    if "slow cancelled" in got:
        reject(
            kit,
            "A",
            "others-keep-running",
            "'slow cancelled', as if gather cancelled the others when one fails",
        )
    if in_order(got, "slow end", "caught"):
        reject(
            kit,
            "A",
            "waits-for-everything",
            "'slow end' before 'caught', as if gather waited before it raises",
        )
    if in_order(got, "caught", "main ends") and "slow end" not in got:
        reject(
            kit, "A", "others-keep-running", "no 'slow end', as if the other call were over with the failure"
        )
    compare(kit, "A", got, wanted)


@value
async def test_b(kit: Kit) -> None:
    """B holds what program_b writes."""
    wanted, got = await recorded(program_b), predicted(kit, "B")
    if "slow cancelled" in got:
        reject(
            kit,
            "B",
            "others-keep-running",
            "'slow cancelled', as if gather cancelled the others when one fails",
        )
    if "caught" in got:
        reject(kit, "B", "unchecked-results", "'caught', but with return_exceptions gather raises no failure")
    if "ValueError str" in got:
        reject(kit, "B", "completion-order", "'ValueError str', the order in which the two calls end")
    compare(kit, "B", got, wanted)


@value
async def test_c(kit: Kit) -> None:
    """C holds what program_c writes."""
    wanted, got = await recorded(program_c), predicted(kit, "C")
    if in_order(got, "slow start", "created") or in_order(got, "bad start", "created"):
        reject(
            kit, "C", "result-too-early", "a start before 'created', as if create_task ran the task at once"
        )
    if "slow end" in got:
        reject(
            kit,
            "C",
            "others-keep-running",
            "'slow end', as if a TaskGroup let the others run on when one fails",
        )
    if in_order(got, "caught", "slow cancelled"):
        reject(
            kit,
            "C",
            "cancel-not-awaited",
            "'caught' before 'slow cancelled', as if a TaskGroup did not wait for it",
        )
    compare(kit, "C", got, wanted)


def in_order(got: Log, *entries: str) -> bool:
    """Say whether these entries occur, one after the other."""
    rest = iter(got)
    return all(entry in rest for entry in entries)


def reject(kit: Kit, name: str, code: str, what: str) -> None:
    """Say which misconception a list shows."""
    kit.expect.reject(code, f"{name} has {what}.", kit.place_of(name))


# The programs of the exercise. These copies are run, never the learner's.


async def work(log: Log, name: str, seconds: float, *, fails: bool = False) -> str:
    """Write what happens to this call, from its start to its end."""
    log.append(f"{name} start")
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    if fails:
        log.append(f"{name} fails")
        raise ValueError(name)
    log.append(f"{name} end")
    return name


async def program_a(log: Log) -> None:
    """Gather two calls, one of which fails."""
    try:
        await asyncio.gather(work(log, "slow", 0.2), work(log, "bad", 0.1, fails=True))
    except ValueError:
        log.append("caught")
    await asyncio.sleep(0.2)
    log.append("main ends")


async def program_b(log: Log) -> None:
    """Gather the same two calls with return_exceptions, and write the types of the outcomes."""
    outcomes = await asyncio.gather(
        work(log, "slow", 0.2), work(log, "bad", 0.1, fails=True), return_exceptions=True
    )
    log.append(" ".join(type(outcome).__name__ for outcome in outcomes))


async def program_c(log: Log) -> None:
    """Run the same two calls in a TaskGroup."""
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(log, "slow", 0.2))
            group.create_task(work(log, "bad", 0.1, fails=True))
            log.append("created")
    except* ValueError:
        log.append("caught")
    await asyncio.sleep(0.2)
    log.append("main ends")
