# loop-bound-at-import: makes the queue between its tasks with the class, for all feeds
import asyncio
import json

import aiohttp


class Feed:
    inbox = asyncio.Queue()

    def __init__(self, session, url, base=0.05):
        self.session, self.url, self.base = session, url, base
        self.queues = {}

    def subscribe(self, topic, size=100):
        q = asyncio.Queue(maxsize=size)
        self.queues.setdefault(topic, []).append(q)
        return q

    async def dispatch(self):
        while True:
            text = await self.inbox.get()
            try:
                d = json.loads(text)
                topic, n = d["topic"], d["n"]
                qs = self.queues.get(topic, ())
            except (ValueError, TypeError, KeyError):
                continue
            for q in qs:
                if q.full():
                    q.get_nowait()
                q.put_nowait(n)

    async def read(self):
        delay = self.base
        while True:
            try:
                async with self.session.ws_connect(self.url) as ws:
                    async for msg in ws:
                        delay = self.base
                        if msg.type == aiohttp.WSMsgType.TEXT:
                            self.inbox.put_nowait(msg.data)
            except (aiohttp.ClientError, OSError):
                pass
            await asyncio.sleep(delay)
            delay = min(delay * 2, 1.0)

    async def run(self):
        async with asyncio.TaskGroup() as tg:
            tg.create_task(self.dispatch())
            tg.create_task(self.read())
