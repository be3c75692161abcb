# queue-never-drains: reads in a task of which nobody hears that it has died
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

    async def run(self):  # <- here
        reader = asyncio.create_task(self.read())
        try:
            await asyncio.Event().wait()
        finally:
            reader.cancel()
            await asyncio.wait([reader])

    async def read(self):
        async with self.session.ws_connect(self.url) as socket:
            async for message in socket:
                self.hand_out(message.data)

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
