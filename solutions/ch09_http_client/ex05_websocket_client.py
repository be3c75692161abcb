# one reader and a queue for each subscriber: when no slow subscriber may keep the others waiting
"""Hand out what a websocket brings, and connect again when it is lost."""

import asyncio
import json
from typing import Any

import aiohttp

LONGEST = 1.0  # seconds between two attempts to connect


class Feed:
    """The one reader of a websocket; made inside a running event loop."""

    def __init__(self, session: aiohttp.ClientSession, url: str, base: float = 0.05) -> None:
        self._session = session
        self._url = url
        self._base = base
        self._queues: dict[str, list[asyncio.Queue[Any]]] = {}

    def subscribe(self, topic: str, size: int = 100) -> asyncio.Queue[Any]:
        """Give a queue that gets each `n` of a topic from now on; a full one loses its oldest entry."""
        queue: asyncio.Queue[Any] = asyncio.Queue(size)
        self._queues.setdefault(topic, []).append(queue)
        return queue

    async def run(self) -> None:
        """Connect, hand out every message, and connect again when that ends, until cancelled."""
        delay = self._base
        while True:
            try:
                async with self._session.ws_connect(self._url) as socket:  # closed on every way out
                    async for message in socket:
                        if message.type is aiohttp.WSMsgType.TEXT:
                            delay = self._base
                            self._hand_out(message.data)
            except (aiohttp.ClientError, OSError):
                pass  # not made, or broken: as good as closed
            await asyncio.sleep(delay)
            delay = min(2 * delay, LONGEST)

    def _hand_out(self, text: str) -> None:
        try:
            content = json.loads(text)
            topic, n = content["topic"], content["n"]
        except (ValueError, TypeError, KeyError):
            return  # not what was agreed on
        for queue in self._queues.get(topic, ()):
            if queue.full():
                queue.get_nowait()  # no await: whoever is slow keeps nobody waiting
            queue.put_nowait(n)
