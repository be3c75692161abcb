"""predict_the_queue: each list is compared with a run of the same program, recorded here."""

import asyncio

from grader.child.kit import Kit, value
from grader.child.kit.predict import Log, compare, predicted, recorded


@value
async def test_a(kit: Kit) -> None:
    """A holds what program_a writes."""
    wanted, got = await recorded(program_a), predicted(kit, "A")
    if has(got, "put cherry", "sell apple") or has(got, "put date", "sell berry"):
        message = "A puts a cake on the shelf while two are there already: the shelf has room for two."
        kit.expect.reject("unbounded-queue", message, kit.place_of("A"))
    if has(got, "open", "put berry"):
        message = "A lets the baker wait for a sale, although there is room on the shelf."
        kit.expect.reject("sequential-awaits", message, kit.place_of("A"))
    compare(kit, "A", got, wanted)


@value
async def test_b(kit: Kit) -> None:
    """B holds what program_b writes."""
    wanted, got = await recorded(program_b), predicted(kit, "B")
    if has(got, "wash plate", "dry cup"):
        message = "B washes both dishes at once: there is one washer, who takes one dish at a time."
        kit.expect.reject("unbounded-fan-out", message, kit.place_of("B"))
    if has(got, "all clean", "dry plate"):
        message = "B lets `join` end when the sink is empty, and the plate is in the washer's hands by then."
        kit.expect.reject("wrong-result", message, kit.place_of("B"))
    if "washer has ended" in got:
        message = "B lets the washer end with the last dish, although it waits for more in `while True`."
        kit.expect.reject("workers-not-stopped", message, kit.place_of("B"))
    compare(kit, "B", got, wanted)


@value
async def test_c(kit: Kit) -> None:
    """C holds what program_c writes."""
    wanted, got = await recorded(program_c), predicted(kit, "C")
    if sum(entry.endswith((" takes 1", " takes 2", " takes 3")) for entry in got) > 3:  # boxes
        message = "C has a box taken twice: what one `get` gives, no other one gives."
        kit.expect.reject("wrong-result", message, kit.place_of("C"))
    if "ann takes 2" in got:
        message = "C lets bob wait while ann carries her boxes: both wait for a box from the beginning."
        kit.expect.reject("sequential-awaits", message, kit.place_of("C"))
    if "ann takes 3" in got:
        message = "C keeps the third box for ann, who is busy when bob is free."
        kit.expect.reject("waits-for-everything", message, kit.place_of("C"))
    if has(got, "ann goes home", "evening"):
        message = "C sends both home with one None: it is an item like any other, and one of them takes it."
        kit.expect.reject("workers-not-stopped", message, kit.place_of("C"))
    compare(kit, "C", got, wanted)


def has(log: Log, *entries: str) -> bool:
    """Say whether these entries occur, in this order."""
    rest = iter(log)
    return all(entry in rest for entry in entries)


# The programs of the exercise. These copies are run, never the learner's.


async def bake(log: list[str], shelf: asyncio.Queue[str]) -> None:
    """Put four cakes on the shelf."""
    for cake in ("apple", "berry", "cherry", "date"):
        await shelf.put(cake)
        log.append(f"put {cake}")


async def program_a(log: list[str]) -> None:
    """Come later than the baker, whose shelf has room for two, and stay for a while after each cake."""
    shelf: asyncio.Queue[str] = asyncio.Queue(maxsize=2)
    baker = asyncio.create_task(bake(log, shelf))
    await asyncio.sleep(0.1)
    log.append("open")
    for _ in range(4):
        log.append(f"sell {await shelf.get()}")
        await asyncio.sleep(0.1)
    await baker


async def wash(log: list[str], sink: asyncio.Queue[str]) -> None:
    """Wash whatever comes, for ever."""
    while True:
        dish = await sink.get()
        log.append(f"wash {dish}")
        await asyncio.sleep(0.1)
        log.append(f"dry {dish}")
        sink.task_done()


async def program_b(log: list[str]) -> None:
    """Wait until the dishes are done, and look at the washer."""
    sink: asyncio.Queue[str] = asyncio.Queue()
    washer = asyncio.create_task(wash(log, sink))
    sink.put_nowait("cup")
    sink.put_nowait("plate")
    await asyncio.sleep(0.15)
    log.append("empty" if sink.empty() else "not empty")
    await sink.join()
    log.append("all clean")
    log.append("washer has ended" if washer.done() else "washer waits")
    washer.cancel()


async def carry(log: list[str], boxes: asyncio.Queue[int | None], name: str, seconds: float) -> None:
    """Carry boxes until None comes."""
    while (box := await boxes.get()) is not None:
        log.append(f"{name} takes {box}")
        await asyncio.sleep(seconds)
    log.append(f"{name} goes home")


async def program_c(log: list[str]) -> None:
    """Let two carry three boxes, with one None at the end and another one much later."""
    boxes: asyncio.Queue[int | None] = asyncio.Queue()
    for box in (1, 2, 3, None):
        boxes.put_nowait(box)
    async with asyncio.TaskGroup() as group:
        group.create_task(carry(log, boxes, "ann", 0.3))
        group.create_task(carry(log, boxes, "bob", 0.1))
        await asyncio.sleep(1)
        log.append("evening")
        boxes.put_nowait(None)
