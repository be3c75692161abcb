"""predict_the_overlap: each list is compared with a run of the same program, recorded here."""

import asyncio

from grader.child.kit import Kit, value
from grader.child.kit.predict import Log, compare, predicted, recorded


@value
async def test_a(kit: Kit) -> None:
    """A holds what program_a writes."""
    wanted, got = await recorded(program_a), predicted(kit, "A")
    if has(got, "slow starts", "rested") or has(got, "quick starts", "rested"):
        reject(kit, "A", "forgotten-await", "a start before 'rested', as if the call of nap started it")
    if has(got, "quick starts", "slow ends"):
        reject(
            kit,
            "A",
            "sequential-awaits",
            "'quick starts' before 'slow ends', as if one `await` started both naps",
        )
    compare(kit, "A", got, wanted)


@value
async def test_b(kit: Kit) -> None:
    """B holds what program_b writes."""
    wanted, got = await recorded(program_b), predicted(kit, "B")
    if has(got, "slow starts", "created") or has(got, "quick starts", "created"):
        reject(
            kit, "B", "result-too-early", "a start before 'created', as if create_task ran the task at once"
        )
    if has(got, "slow ends", "quick starts") or has(got, "rested", "slow starts"):
        reject(
            kit,
            "B",
            "sequential-awaits",
            "a start that waits for the `for` loop, as if a task started only where it is awaited",
        )
    if has(got, "got quick", "got slow"):
        reject(kit, "B", "completion-order", "'got quick' before 'got slow', the order in which the two end")
    compare(kit, "B", got, wanted)


@value
async def test_c(kit: Kit) -> None:
    """C holds what program_c writes."""
    wanted, got = await recorded(program_c), predicted(kit, "C")
    if got.count("quick starts") > 1 or got.count("slow starts") > 1:
        reject(
            kit, "C", "wrong-result", "a nap that starts twice, but `gather` waits for tasks that run already"
        )
    if has(got, "slow ends", "1 done") or "2 done" in got:
        reject(
            kit,
            "C",
            "waits-for-everything",
            "both naps over before the first `wait` is, although it ends with the first of them",
        )
    if "1 done" in got and "slow ends" not in got:
        reject(
            kit, "C", "others-keep-running", "no 'slow ends', as if `wait` stopped the nap that is not done"
        )
    if "quick slow" in got:
        reject(kit, "C", "completion-order", "'quick slow' for the result of `gather`, the order of the ends")
    if has(got, "slow ends", "egg starts") or has(got, "1 done", "slow starts"):
        reject(
            kit,
            "C",
            "sequential-awaits",
            "a start that waits for the end of another, as if a task started only where it is awaited",
        )
    if has(got, "egg ends", "slow ends") or has(got, "egg ends", "slow quick"):
        reject(
            kit,
            "C",
            "sequential-awaits",
            "'egg ends' before both naps are over, as if 0.2 s and 0.4 s of naps added up",
        )
    compare(kit, "C", got, wanted)


def has(got: Log, *entries: str) -> bool:
    """Say whether these entries occur, in this order."""
    rest = iter(got)
    return all(entry in rest for entry in entries)


def reject(kit: Kit, name: str, code: str, what: str) -> None:
    """Say which misconception a list shows."""
    kit.expect.reject(code, f"{name} has {what}.", kit.place_of(name))


# The programs of the exercise. These copies are run, never the learner's.


async def nap(log: list[str], name: str, seconds: float) -> str:
    """Write when this nap starts and when it ends."""
    log.append(f"{name} starts")
    await asyncio.sleep(seconds)
    log.append(f"{name} ends")
    return name


async def program_a(log: list[str]) -> None:
    """Call two naps, rest for 0.2 s, and await one nap after the other."""
    naps = [nap(log, "slow", 0.3), nap(log, "quick", 0.1)]
    log.append("called")
    await asyncio.sleep(0.2)
    log.append("rested")
    for each in naps:
        name = await each
        log.append(f"got {name}")


async def program_b(log: list[str]) -> None:
    """Do the same with tasks."""
    naps = [asyncio.create_task(nap(log, "slow", 0.3)), asyncio.create_task(nap(log, "quick", 0.1))]
    log.append("created")
    await asyncio.sleep(0.2)
    log.append("rested")
    for each in naps:
        name = await each
        log.append(f"got {name}")


async def program_c(log: list[str]) -> None:
    """Wait for the first of two naps, then for both, while an egg boils for 0.5 s."""
    egg = asyncio.create_task(nap(log, "egg", 0.5))
    naps = [asyncio.create_task(nap(log, "slow", 0.4)), asyncio.create_task(nap(log, "quick", 0.2))]
    done, _ = await asyncio.wait(naps, return_when=asyncio.FIRST_COMPLETED)
    log.append(f"{len(done)} done")
    log.append(" ".join(await asyncio.gather(*naps)))
    await egg
