# wrong-result: doubles the wait without an end
import asyncio
import json
import random

import aiohttp


class Feed:
    def __init__(self, session, url, base=0.05):
        self.session, self.url, self.base = session, url, base
        self.subscribers = {}

    def subscribe(self, topic, size=100):
        queue = asyncio.Queue(maxsize=size)
        self.subscribers.setdefault(topic, []).append(queue)
        return queue

    def _deliver(self, text):
        try:
            message = json.loads(text)
            topic, n = message["topic"], message["n"]
            queues = self.subscribers.get(topic, ())
        except (ValueError, TypeError, KeyError):
            return
        for q in queues:
            if q.full():
                q.get_nowait()
            q.put_nowait(n)

    async def run(self):
        delay = self.base
        while True:
            try:
                async with self.session.ws_connect(self.url) as ws:
                    async for msg in ws:
                        if msg.type is aiohttp.WSMsgType.TEXT:
                            delay = self.base
                            self._deliver(msg.data)
            except (aiohttp.ClientError, OSError):
                pass
            await asyncio.sleep(delay * random.uniform(1, 1.5))
            delay = delay * 2
