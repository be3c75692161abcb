"""Hand out what a websocket brings, and connect again when it is lost.

    server   1 2 3 ✗    4 5 ✗    ✗        ✗                  ✗ the connection ends, or none can be made
    run      ███████▒▒▒▒█████▒▒▒▒✗▒▒▒▒▒▒▒▒✗▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  ▒ waits: `base`, then twice as long each time
    queues   1 2 3      4 5                                    until a message comes

What is looked at: what each queue holds, also beside slow ones; when and how often `run` connects; what a
lost connection, a message of another form, and a cancellation lead to.
Done when subscribers miss nothing but what was sent while there was no connection.
Read: https://docs.aiohttp.org/en/stable/client_quickstart.html#websockets
"""

import asyncio
from typing import Any

import aiohttp


class Feed:
    """The only reader of a websocket, for any number of subscribers; made inside a running event loop."""

    def __init__(self, session: aiohttp.ClientSession, url: str, base: float = 0.05) -> None:
        # TODO: remember who gets what
        raise NotImplementedError

    def subscribe(self, topic: str, size: int = 100) -> asyncio.Queue[Any]:
        """Give a new queue, at any time, that holds the last `size` numbers of a topic from now on."""
        raise NotImplementedError

    async def run(self) -> None:
        """Connect with `session.ws_connect(url)` and hand out, until cancelled; never return.

        A message is a JSON text `{"topic": …, "n": …}`: its `n` goes to all queues of its topic; a full
        queue loses its oldest entry. Skip any other message. When the connection ends or cannot be made,
        wait `base` seconds and connect again. The wait doubles each time, up to 1 s; each one may by chance
        be up to half longer. A message, and nothing else, sets the wait back to `base`.
        Cancelled, close the websocket and leave with CancelledError, with nothing left running.
        """
        # TODO: one loop that connects, and one in it that reads; nobody waits for a slow subscriber
        raise NotImplementedError
