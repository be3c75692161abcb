# shared-connection: opens a websocket for each subscriber
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
        async with asyncio.TaskGroup() as group:
            for topic, queues in self.queues.items():
                for queue in queues:
                    group.create_task(self.read(topic, queue))
            await asyncio.Event().wait()

    async def read(self, wanted, queue):
        delay = self.base
        while True:
            try:
                async with self.session.ws_connect(self.url) as socket:  # <- here
                    async for message in socket:
                        delay = self.base
                        self.hand_out(message.data, wanted, queue)
            except (aiohttp.ClientError, OSError):
                pass
            await asyncio.sleep(delay)
            delay = min(2 * delay, 1)

    def hand_out(self, text, wanted, queue):
        try:
            content = json.loads(text)
            topic, n = content["topic"], content["n"]
        except (ValueError, TypeError, KeyError):
            return
        if topic == wanted:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(n)
