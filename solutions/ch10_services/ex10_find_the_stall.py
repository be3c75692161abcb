# a task that wakes on time: when it is to show that something holds the loop, not what
"""Find what stops the event loop, and take it off the loop."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType
from typing import Self

# It waits for a queue of threads, which stops the thread of the loop.
CULPRIT: str = "render"


class LoopLag:
    """Wake every `every` seconds while the block runs, and remember how late the loop let that happen."""

    def __init__(self, every: float = 0.01) -> None:
        self._every = every
        self._worst = 0.0

    async def __aenter__(self) -> Self:
        self._beating = asyncio.create_task(self._beat())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._beating.cancel()
        await asyncio.wait([self._beating])  # unlike `await`, it raises nothing of the monitor's

    async def _beat(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + self._every
            await asyncio.sleep(self._every)
            self._worst = max(self._worst, loop.time() - due)

    def worst(self) -> float:
        """Give the longest delay so far in seconds, inside the block and after it."""
        return self._worst


async def fixed_service(
    jobs: Sequence[object], render: Callable[..., str], send: Callable[[str], Awaitable[object]]
) -> list[str]:
    """Do the jobs one after another: `text = render(job)`, then `await send(text)`; give the texts."""
    texts = []
    for job in jobs:
        text = await asyncio.to_thread(render, job)
        await send(text)
        texts.append(text)
    return texts
