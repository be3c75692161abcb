# receive_json: when the library should decode
import asyncio

import aiohttp


class Feed:
    def __init__(self, session, url, base=0.05):
        self.session, self.url, self.base = session, url, base
        self.subscribers = {}

    def subscribe(self, topic, size=100):
        queue = asyncio.Queue(size)
        self.subscribers.setdefault(topic, set()).add(queue)
        return queue

    async def run(self):
        delay = self.base
        while True:
            try:
                async with self.session.ws_connect(self.url) as ws:
                    while True:
                        try:
                            data = await ws.receive_json()
                        except ValueError:
                            delay = self.base
                            continue
                        delay = self.base
                        if isinstance(data, dict) and {"topic", "n"} <= data.keys():
                            self.publish(data["topic"], data["n"])
            except (aiohttp.ClientError, TypeError):
                pass
            await asyncio.sleep(delay)
            delay = min(delay * 2, 1)

    def publish(self, topic, n):
        for queue in self.subscribers.get(topic, ()):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(n)
