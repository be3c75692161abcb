# shared-connection: lets each subscriber read the one websocket, and hears nothing of those who cannot
import asyncio
import json

import aiohttp


class Feed:
    def __init__(self, session, url, base=0.05):
        self.session, self.url, self.base = session, url, base
        self.queues = {}

    def subscribe(self, topic, size=100):
        queue = asyncio.Queue(size)
        self.queues.setdefault(topic, []).append(queue)
        return queue

    async def run(self):
        delay = self.base
        while True:
            try:
                async with self.session.ws_connect(self.url) as socket:
                    await asyncio.gather(*[self.read(socket, t, q) for t, qs in self.queues.items() for q in qs], return_exceptions=True)
            except (aiohttp.ClientError, OSError):
                pass
            await asyncio.sleep(delay)
            delay = min(2 * delay, 1)

    async def read(self, socket, wanted, queue):
        async for message in socket:  # <- here
            try:
                content = json.loads(message.data)
                topic, n = content["topic"], content["n"]
            except (ValueError, TypeError, KeyError):
                continue
            if topic == wanted:
                if queue.full():
                    queue.get_nowait()
                queue.put_nowait(n)
