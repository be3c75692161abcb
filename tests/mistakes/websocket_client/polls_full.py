# lock-too-wide: asks again and again whether a full queue has room
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
                    async for message in socket:
                        delay = self.base
                        await self.hand_out(message.data)
            except (aiohttp.ClientError, OSError):
                pass
            await asyncio.sleep(delay)
            delay = min(2 * delay, 1)

    async def hand_out(self, text):
        try:
            content = json.loads(text)
            topic, n = content["topic"], content["n"]
        except (ValueError, TypeError, KeyError):
            return
        for queue in self.queues.get(topic, []):
            while queue.full():
                await asyncio.sleep(0.01)  # <- here
            queue.put_nowait(n)
