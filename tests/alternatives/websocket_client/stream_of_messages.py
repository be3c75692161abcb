# A generator over all connections: when reading and handing out should not know each other
import asyncio
import json
from contextlib import aclosing

import aiohttp


class Feed:
    def __init__(self, session, url, base=0.05):
        self.session = session
        self.url = url
        self.base = base
        self.queues = {}

    def subscribe(self, topic, size=100):
        queue = asyncio.Queue(size)
        self.queues.setdefault(topic, []).append(queue)
        return queue

    async def run(self):
        async with aclosing(self.messages()) as messages:
            async for message in messages:
                if isinstance(message, dict) and "topic" in message and "n" in message:
                    for queue in self.queues.get(message["topic"], []):
                        if queue.full():
                            queue.get_nowait()
                        queue.put_nowait(message["n"])

    async def messages(self):
        delay = self.base
        while True:
            try:
                async with self.session.ws_connect(self.url) as socket:
                    async for frame in socket:
                        delay = self.base
                        try:
                            message = json.loads(frame.data)
                        except ValueError:
                            continue
                        yield message
            except (aiohttp.ClientError, OSError):
                pass
            await asyncio.sleep(delay)
            delay = min(2 * delay, 1)
