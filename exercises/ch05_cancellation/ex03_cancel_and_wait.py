"""Ask tasks to stop, and give them a limited time for it.

    grace 1 s      0 s ──cancel──┐
    polite one     ██████████████▒▒ cleanup             ended
    slower one     ██████████████▒▒▒▒▒▒ cleanup         ended ──► returned here: 0, all have ended
    grace 0.2 s
    stubborn one   ██████████████▒▒▒▒▒|▒▒▒▒▒▒▒▒▒▒▒▒▒    ──► returned at the mark: 1 has not ended

What is looked at: the number returned; that each task is asked once, and its cleanup is not disturbed; that
the wait ends with the last task, or with the grace; that `stop` raises no error of a task.
Done when polite tasks have cleaned up at the return, and a stubborn one costs no more than the grace.
Read: https://docs.python.org/3/library/asyncio-task.html#asyncio.Task.cancel
"""

import asyncio
from collections.abc import Sequence
from typing import Any


async def stop(tasks: Sequence[asyncio.Task[Any]], grace: float) -> int:
    """Cancel all tasks, wait at most `grace` seconds in total for their end; count those not done.

    Tasks that are still busy after the grace are left alone. The grace may be 0, and there may be no tasks.
    """
    # TODO: ask each task to stop, once
    # TODO: wait until all have ended, or the grace is over, and ask nobody a second time
    # TODO: count the tasks that are not done
    raise NotImplementedError
