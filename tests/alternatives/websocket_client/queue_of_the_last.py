# A queue that drops by itself: when several producers put into it
import asyncio
import json

import aiohttp


class LastQueue(asyncio.Queue):
    def put_last(self, item):
        if self.full():
            self.get_nowait()
        self.put_nowait(item)


class Feed:
    def __init__(self, session, url, base=0.05):
        self.session = session
        self.url = url
        self.base = base
        self.topics = {}

    def subscribe(self, topic, size=100):
        queue = LastQueue(size)
        self.topics.setdefault(topic, []).append(queue)
        return queue

    async def run(self):
        delay = self.base
        while True:
            got_message = False
            try:
                got_message = await self.listen()
            except Exception as error:
                print("connection lost:", repr(error))
                got_message = self.heard
            if got_message:
                delay = self.base
            await asyncio.sleep(delay)
            delay = min(1, delay * 2)

    async def listen(self):
        self.heard = False
        async with self.session.ws_connect(self.url, heartbeat=30) as ws:
            async for msg in ws:
                if msg.type is not aiohttp.WSMsgType.TEXT:
                    continue
                self.heard = True
                try:
                    event = msg.json()
                    topic = event["topic"]
                    n = event["n"]
                except (json.JSONDecodeError, KeyError, TypeError):
                    continue
                for queue in self.topics.get(topic, []):
                    queue.put_last(n)
        return self.heard
