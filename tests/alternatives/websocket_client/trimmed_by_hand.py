# Sizes kept beside the queues: when a size may change later
import asyncio
import contextlib
import json

import aiohttp


class Feed:
    def __init__(self, session, url, base=0.05):
        self.session = session
        self.url = url
        self.base = base
        self.entries = []

    def subscribe(self, topic, size=100):
        queue = asyncio.Queue()
        self.entries.append((topic, queue, size))
        return queue

    def delays(self):
        delay = self.base
        while True:
            yield delay
            delay = min(2 * delay, 1)

    async def run(self):
        delays = self.delays()
        while True:
            with contextlib.suppress(aiohttp.ClientError, OSError, TimeoutError):
                async with asyncio.timeout(5):
                    ws = await self.session.ws_connect(self.url)
                try:
                    async for message in ws:
                        if message.type is aiohttp.WSMsgType.TEXT:
                            delays = self.delays()
                            self.deliver(message.data)
                finally:
                    await ws.close()
            await asyncio.sleep(next(delays))

    def deliver(self, text):
        with contextlib.suppress(ValueError, LookupError, TypeError):
            message = json.loads(text)
            topic, n = message["topic"], message["n"]
            for wanted, queue, size in self.entries:
                if wanted == topic:
                    queue.put_nowait(n)
                    if queue.qsize() > size:
                        queue.get_nowait()
