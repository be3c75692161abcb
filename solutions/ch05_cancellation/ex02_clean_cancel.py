# try and finally: when one function opens, uses and closes
"""Close what was opened, whichever way the work ends."""

from collections.abc import Sequence
from typing import Protocol


class Resource(Protocol):
    """What is opened, written to and closed."""

    async def open(self) -> None:
        """Get ready."""

    async def write(self, item: object) -> None:
        """Write one item."""

    async def close(self) -> None:
        """Give back what `open` took."""


async def pump(res: Resource, items: Sequence[object]) -> int:
    """Write each item in order between `open` and `close`; return their number."""
    await res.open()  # before `try`: what could not be opened is not closed
    written = 0
    try:
        for item in items:
            await res.write(item)
            written += 1
    finally:
        await res.close()  # the good end, an error and CancelledError all pass here
    return written
