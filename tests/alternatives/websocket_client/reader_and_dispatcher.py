# A reader and a dispatcher in a TaskGroup: when handing out takes time of its own
import asyncio
import json
from collections import defaultdict

import aiohttp


class Feed:
    def __init__(self, session, url, base=0.05):
        self.session = session
        self.url = url
        self.base = base
        self.queues = defaultdict(list)

    def subscribe(self, topic, size=100):
        queue = asyncio.Queue(maxsize=size)
        self.queues[topic].append(queue)
        return queue

    async def run(self):
        texts = asyncio.Queue(1000)
        async with asyncio.TaskGroup() as group:
            group.create_task(self.read(texts))
            group.create_task(self.dispatch(texts))

    async def read(self, texts):
        failures = 0
        while True:
            try:
                async with self.session.ws_connect(self.url) as socket:
                    async for message in socket:
                        if message.type == aiohttp.WSMsgType.TEXT:
                            failures = 0
                            await texts.put(message.data)
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(min(self.base * 2**failures, 1))
            failures += 1

    async def dispatch(self, texts):
        while True:
            text = await texts.get()
            try:
                message = json.loads(text)
            except json.JSONDecodeError:
                continue
            if not isinstance(message, dict) or "topic" not in message or "n" not in message:
                continue
            for queue in self.queues[message["topic"]]:
                try:
                    queue.put_nowait(message["n"])
                except asyncio.QueueFull:
                    queue.get_nowait()
                    queue.put_nowait(message["n"])
