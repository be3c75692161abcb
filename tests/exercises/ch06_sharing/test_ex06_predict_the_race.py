"""predict_the_race: each list is compared with a run of the same program, recorded here."""

import asyncio

from grader.child.kit import Kit, value
from grader.child.kit.predict import Log, compare, predicted, recorded


@value
async def test_a(kit: Kit) -> None:
    """A holds what program_a writes."""
    wanted, got = await recorded(program_a), predicted(kit, "A")
    if has(got, "ann writes 11", "bob reads 11"):
        message = "A lets bob read when ann has written: gather starts both at once."
        kit.expect.reject("sequential-awaits", message, kit.place_of("A"))
    if "end 16" in got or "bob writes 16" in got:
        message = "A adds both amounts up, although the second one writes over the first."
        kit.expect.reject("read-await-write", message, kit.place_of("A"))
    compare(kit, "A", got, wanted)


@value
async def test_b(kit: Kit) -> None:
    """B holds what program_b writes."""
    wanted, got = await recorded(program_b), predicted(kit, "B")
    if has(got, "bob prints", "ann is done"):
        message = "B lets bob print before ann is done: as if each had a lock of its own."
        kit.expect.reject("semaphore-per-call", message, kit.place_of("B"))
    if has(got, "ann is done", "cat looks") or has(got, "ann is done", "cat leaves"):
        message = "B lets cat wait for ann: as if a lock kept out those who do not ask for it."
        kit.expect.reject("lock-too-wide", message, kit.place_of("B"))
    compare(kit, "B", got, wanted)


@value
async def test_c(kit: Kit) -> None:
    """C holds what program_c writes."""
    wanted, got = await recorded(program_c), predicted(kit, "C")
    if has(got, "cat in", "bob out"):
        message = "C has three cars in at the same time, and there are two places."
        kit.expect.reject("unbounded-fan-out", message, kit.place_of("C"))
    if has(got, "ann out", "bob in"):
        message = "C lets bob wait until ann is out, although there are two places."
        kit.expect.reject("sequential-awaits", message, kit.place_of("C"))
    if has(got, "ann out", "cat in"):
        message = "C lets cat wait until both are out, although one place was free before."
        kit.expect.reject("waits-for-everything", message, kit.place_of("C"))
    compare(kit, "C", got, wanted)


def has(log: Log, *entries: str) -> bool:
    """Say whether these entries occur, in this order."""
    rest = iter(log)
    return all(entry in rest for entry in entries)


# The programs of the exercise. These copies are run, never the learner's.


async def deposit(log: list[str], account: dict[str, int], name: str, n: int) -> None:
    """Read, suspend, write."""
    value = account["value"]
    log.append(f"{name} reads {value}")
    await asyncio.sleep(0.1)
    account["value"] = value + n
    log.append(f"{name} writes {value + n}")


async def program_a(log: list[str]) -> None:
    """Deposit twice at the same time."""
    account = {"value": 10}
    await asyncio.gather(deposit(log, account, "ann", 1), deposit(log, account, "bob", 5))
    log.append(f"end {account['value']}")


async def print_page(log: list[str], printer: asyncio.Lock, name: str) -> None:
    """Use the printer, one at a time."""
    log.append(f"{name} asks")
    async with printer:
        log.append(f"{name} prints")
        await asyncio.sleep(0.2)
        log.append(f"{name} is done")


async def look(log: list[str], name: str) -> None:
    """Look, suspend, leave; no printer is needed."""
    log.append(f"{name} looks")
    await asyncio.sleep(0.1)
    log.append(f"{name} leaves")


async def program_b(log: list[str]) -> None:
    """Print twice with one printer, while somebody looks on."""
    printer = asyncio.Lock()
    await asyncio.gather(print_page(log, printer, "ann"), print_page(log, printer, "bob"), look(log, "cat"))


async def park(log: list[str], places: asyncio.Semaphore, name: str, seconds: float) -> None:
    """Take a place, stay, leave."""
    async with places:
        log.append(f"{name} in")
        await asyncio.sleep(seconds)
        log.append(f"{name} out")


async def program_c(log: list[str]) -> None:
    """Four cars come, and there are two places."""
    places = asyncio.Semaphore(2)
    stays = {"ann": 0.4, "bob": 0.1, "cat": 0.1, "dan": 0.1}
    await asyncio.gather(*[park(log, places, name, seconds) for name, seconds in stays.items()])
