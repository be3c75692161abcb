"""Load once for all who ask.

Write a cache: whoever asks for a key gets its value, and a value that several ask for is loaded once.

    possible   0 s           0.1 s    later
    load "a"   ██████████████
    ann        ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▶        ▶        asks first; ▒ waits for the load
    bob            ▒▒▒▒▒▒▒▒▒▒▶        ▶        asks while the load runs
    load "b"   ██████████████                  another key does not wait

What is looked at: how often each key is loaded; that other keys load meanwhile; that a failed load reaches
its caller and is not kept; that a caller who is cancelled takes nobody else along.
Done when no key is loaded twice for callers who ask while it loads or later.
Read: https://docs.python.org/3/library/asyncio-task.html#shielding-from-cancellation
"""

from collections.abc import Callable, Coroutine
from typing import Any


class Cache:
    """Values by key; made inside a running event loop."""

    def __init__(self) -> None:
        # TODO: what has to be remembered of a key: its value, or also that it is being loaded?
        raise NotImplementedError

    async def get(self, key: str, load: Callable[[str], Coroutine[Any, Any, object]]) -> object:
        """Give the value of `await load(key)`, which is loaded once and kept.

        An error of `load` reaches the caller whose load it is, and the next `get` loads again; whether others
        who waited get that error or load for themselves is up to you. A cancelled caller may cost a load.
        """
        # TODO: a key that is there or being loaded: give the value, without another load
        # TODO: any other key: load it, and let callers who come meanwhile share that load
        # TODO: forget a load that has failed; keep one caller's cancellation away from the others
        raise NotImplementedError
