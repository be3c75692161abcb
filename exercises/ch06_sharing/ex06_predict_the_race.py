"""Predict what three programs write, before you run them.

Read each program and fill in A, B and C: the exact content of `log` after `asyncio.run(program_a(log))` and
so on, where `log` is an empty list before.

At an `await` that waits, others have their turn. A lock or semaphore keeps out those who ask for it, and
nobody else.

What is looked at: each list on its own. The grader names the first entry that differs, never the answer.
Done when all three lists hold what the programs write. Leave the programs as they are.
Read: https://docs.python.org/3/library/asyncio-sync.html
"""

import asyncio


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


# TODO: what does program_a write? Five entries, such as "ann reads 10" and "end 10"
A: list[str] = []

# TODO: what does program_b write? Eight entries, such as "ann asks" and "cat looks"
B: list[str] = []

# TODO: what does program_c write? Eight entries, such as "ann in" and "ann out"
C: list[str] = []
