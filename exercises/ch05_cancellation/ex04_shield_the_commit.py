"""Let a commit finish although the caller cancels.

    not cancelled        write ████ commit █████ ──► what commit gave
    cancelled in write   write ██▒▒              ──► CancelledError; nothing is committed
    cancelled in commit  write ████ commit ██│██ ──► CancelledError, when the commit is over
                                        cancel

What is looked at: that each is called at most once; that the write is cancelled and the commit is not; that
the commit is over when `save` ends; that CancelledError reaches the caller; that no error is lost.
Done when a cancelled `save` ends as cancelled, with its commit finished or never begun.
Read: https://docs.python.org/3/library/asyncio-task.html#shielding-from-cancellation
"""

from typing import Protocol


class Transaction(Protocol):
    """What is written and then committed."""

    async def write(self, data: object) -> None:
        """Send the data; may be cancelled."""

    async def commit(self) -> object:
        """Make it permanent; must not be interrupted."""


async def save(tx: Transaction, data: object) -> object:
    """Write the data, commit, and return what the commit gave; errors of both reach the caller.

    If the commit fails after `save` was cancelled, raise its error or CancelledError.
    """
    # TODO: write
    # TODO: commit in such a way that a cancellation of `save` does not reach it
    # TODO: when `save` is cancelled meanwhile, wait for the end of the commit, and let the cancellation go on
    raise NotImplementedError
