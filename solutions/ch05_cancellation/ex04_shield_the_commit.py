# shield and a second await: when one call must finish, and the caller must still be cancelled
"""Let a commit finish although the caller cancels."""

import asyncio
from typing import Protocol


class Transaction(Protocol):
    """What is written and then committed."""

    async def write(self, data: object) -> None:
        """Send the data."""

    async def commit(self) -> object:
        """Make it permanent."""


async def save(tx: Transaction, data: object) -> object:
    """Write the data, commit, and return what the commit gave."""
    await tx.write(data)
    commit = asyncio.ensure_future(tx.commit())  # a name for it: shield alone does not wait for its end
    try:
        return await asyncio.shield(commit)
    except asyncio.CancelledError:
        await commit  # not cancelled itself: it may finish, and its error would reach the caller
        raise
