"""Close what was opened, whichever way the work ends.

Repair `pump`: it closes after a good end and after an error, and leaves the resource open when cancelled.

    good end    open █ write ███ write ███ close ██ ──► the number written
    error       open █ write ███ write █✗  close ██ ──► the error of write
    cancelled   open █ write ███ write █▒  close ██ ──► CancelledError
    open fails  open █✗                             ──► the error of open; nothing to close

What is looked at: what is written, and the number; how often `close` is called, and that it runs to its end;
that errors and cancellation reach the caller, with no more writes before.
Done when every way out after a successful `open` leads through one `close`.
Read: https://docs.python.org/3/library/asyncio-task.html#task-cancellation
"""

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
    """Open the resource, write each item in order, close it; return the number of items written."""
    await res.open()
    written = 0
    try:
        for item in items:
            await res.write(item)
            written += 1
    except Exception:
        # TODO: which ways out of the loop lead here, and which one does not?
        await res.close()
        raise
    await res.close()
    return written
