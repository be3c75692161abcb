"""Find what stops the event loop, and take it off the loop.

The service below stutters: one of its five functions stops the loop for 0.12 s in each job, and does not look
like it. Write a monitor that measures this, name the function, and repair the loop over the jobs.

    the loop   ──────────────────██████████████────────────    █ stopped for 0.12 s
    monitor    . . . . . . . . .               . . . . . .     wants to wake every 0.01 s, and wakes late
    worst()    0.00 s                          0.11 s

What is looked at: `worst()` with a stall of the grader's own and without; how often the monitor wakes; what
is left when its block has ended; errors and cancellation of the block; `CULPRIT`; for `fixed_service` the
texts, their order, the thread of `render`, errors and cancellation.
Done when the monitor measures, the culprit is named, and `render` no longer stops the loop.
Read: https://docs.python.org/3/library/asyncio-dev.html#debug-mode
"""

import asyncio
import contextlib
import hashlib
import queue
import time
from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType
from typing import Self

# TODO: which one stops the loop: "parse", "lookup", "render", "audit" or "send"?
CULPRIT: str = ""


class LoopLag:
    """Wake every `every` seconds while the block runs, and remember how late the loop let that happen.

    Use it as `async with LoopLag() as lag:`. It wakes about 1 / every times a second and no more, and leaves
    no task behind, however the block ends. Errors and cancellation of the block leave the block.
    """

    def __init__(self, every: float = 0.01) -> None:
        # TODO: what has to be remembered?
        raise NotImplementedError

    async def __aenter__(self) -> Self:
        # TODO: begin to wake again and again
        raise NotImplementedError

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # TODO: stop, and wait until that has happened
        raise NotImplementedError

    def worst(self) -> float:
        """Give the longest delay so far in seconds, inside the block and after it.

        A stall of 0.12 s between two turns of the monitor gives 0.09 to 0.2; a loop that nobody holds gives
        less than 0.05, whatever `every` is.
        """
        raise NotImplementedError


async def fixed_service(
    jobs: Sequence[object], render: Callable[..., str], send: Callable[[str], Awaitable[object]]
) -> list[str]:
    """Do the jobs one after another: `text = render(job)`, then `await send(text)`; give the texts.

    `render` blocks, and stays as it is: a plain function, called once for each job. An error reaches the
    caller, and no further job is begun. A cancellation holds nothing up either, while `render` works.
    """
    texts = []
    for job in jobs:
        # TODO: nothing else can run while render does
        text = render(job)
        await send(text)
        texts.append(text)
    return texts


# The service. One of these five functions stops the loop; there is nothing to be changed here.

TEMPLATES = ["Dear {name}, this is page {page}."]
NEWER: queue.Queue[str] = queue.Queue()
SEALS: list[str] = []


def parse(line: str) -> dict[str, str]:
    """Read a job such as "name=ada;page=3"."""
    return dict(part.split("=", 1) for part in line.split(";"))


async def lookup(name: str) -> str:
    """Ask the old database, which has no async client."""
    return await asyncio.to_thread(ask_the_database, name)


def ask_the_database(name: str) -> str:
    """Take a while."""
    time.sleep(0.15)
    return name.title()


def render(job: dict[str, str]) -> str:
    """Fill in the template, the newer one if the editor has sent one."""
    with contextlib.suppress(queue.Empty):
        TEMPLATES.append(NEWER.get(timeout=0.12))
    return TEMPLATES[-1].format(**job)


def audit(text: str) -> None:
    """Seal the text with a thousand rounds of a hash."""
    digest = text.encode()
    for _ in range(1000):
        digest = hashlib.sha256(digest).digest()
    SEALS.append(digest.hex())


async def send(text: str) -> int:
    """Send the text over a slow line."""
    await asyncio.sleep(0.3)
    return len(text)


async def main() -> None:
    """Do two jobs beside the monitor. Where is `lag.worst()` still small, and where is it not?"""
    async with LoopLag() as lag:
        for line in ("name=ada;page=3", "name=linus;page=4"):
            job = parse(line)
            job["name"] = await lookup(job["name"])
            text = render(job)
            audit(text)
            await send(text)
            print(f"{text} The loop was late by {lag.worst():.2f} s.")


if __name__ == "__main__":
    asyncio.run(main())
