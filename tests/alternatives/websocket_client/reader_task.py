# A reader task that is cancelled and awaited: when run has other things to do meanwhile
import asyncio
import json

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
        delay = self.base
        while True:
            reader = asyncio.create_task(self.read_one_connection())
            try:
                heard = await reader
            except asyncio.CancelledError:
                reader.cancel()
                await asyncio.gather(reader, return_exceptions=True)
                raise
            if heard:
                delay = self.base
            await asyncio.sleep(delay)
            delay = min(2 * delay, 1)

    async def read_one_connection(self):
        heard = False
        try:
            async with self.session.ws_connect(self.url) as socket:
                async for frame in socket:
                    heard = True
                    self.hand_out(frame)
        except (aiohttp.ClientError, ConnectionError):
            pass
        return heard

    def hand_out(self, frame):
        try:
            message = frame.json()
            queues, n = self.queues.get(message["topic"], []), message["n"]
        except (ValueError, KeyError, TypeError):
            return
        for queue in queues:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(n)
