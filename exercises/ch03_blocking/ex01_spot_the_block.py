"""Keep the event loop free while you wait.

`poll` asks `ready()` again and again until it is true. It gives the right number, but while it waits
nothing else in the program moves.

    possible     0 s       1 s       2 s       3 s
    poll         ?---------?---------?---------?     ? calls ready(); in between the loop is idle,
    other tasks  ..........   run   ............     and whoever else has something to do does it

What is looked at: the number of calls and the times between them; that other tasks run meanwhile;
that the loop sleeps instead of being woken again and again; errors of `ready`; cancellation.
Done when other tasks go on while `poll` waits.
Read: https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code
"""

import time
from collections.abc import Callable


async def poll(ready: Callable[[], bool], every: float) -> int:
    """Call `ready` until it is true, and give the number of calls.

    `ready()` is a quick plain function, called in the thread of the event loop: at once, and then `every`
    seconds after the call before. There is no wait before the first call and none after the last.
    An error of `ready` reaches the caller; a `poll` that is cancelled ends and calls `ready` no more.
    """
    calls = 1
    while not ready():
        # TODO: wait in a way that lets other tasks run
        time.sleep(every)
        calls += 1
    return calls
