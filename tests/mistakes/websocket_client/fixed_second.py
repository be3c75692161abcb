# retry-without-backoff: waits a second, however long the server has been away
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
                        self.hand_out(message.data)
            except (aiohttp.ClientError, OSError):
                pass
            await asyncio.sleep(1)  # <- here
            delay = min(2 * delay, 1)

    def hand_out(self, text):
        try:
            content = json.loads(text)
            topic, n = content["topic"], content["n"]
        except (ValueError, TypeError, KeyError):
            return
        for queue in self.queues.get(topic, []):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(n)
