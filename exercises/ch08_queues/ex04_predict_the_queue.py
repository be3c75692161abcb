"""Predict who waits for a queue, and until when.

Read each program and fill in A, B and C: the exact content of `log` after `asyncio.run(program_a(log))` and
so on, where `log` is an empty list before.

`put` waits while the queue is full, `get` while it is empty; neither waits when there is no reason to.
`join` waits until `task_done` was called as often as `put`.

What is looked at: each list on its own. The grader names the first entry that differs, never the answer.
Done when all three lists hold what the programs write. Leave the programs as they are.
Read: https://docs.python.org/3/library/asyncio-queue.html
"""

import asyncio


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


# TODO: what does program_a write? Nine entries, such as "put apple" and "sell apple"
A: list[str] = []

# TODO: what does program_b write? Seven entries; the last one tells of the washer
B: list[str] = []

# TODO: what does program_c write? Six entries
C: list[str] = []
