# receive and the type of each message: when close and error are to be told apart
import asyncio
import json
import random

from aiohttp import ClientError, WSMsgType


class Feed:
    def __init__(self, session, url, base=0.05):
        self._session = session
        self._url = url
        self._base = base
        self._delay = base
        self._subscribers = []

    def subscribe(self, topic, size=100):
        queue = asyncio.Queue(size)
        self._subscribers.append((topic, queue))
        return queue

    async def run(self):
        while True:
            socket = None
            try:
                socket = await self._session.ws_connect(self._url)
                while True:
                    message = await socket.receive()
                    if message.type == WSMsgType.TEXT:
                        self._delay = self._base
                        self._handle(message.data)
                    elif message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR):
                        break
            except (ClientError, OSError):
                pass
            finally:
                if socket is not None:
                    await socket.close()
            await asyncio.sleep(self._delay * random.uniform(1, 1.5))
            self._delay = min(self._delay * 2, 1.0)

    def _handle(self, text):
        try:
            data = json.loads(text)
        except ValueError:
            return
        match data:
            case {"topic": str(topic), "n": n}:
                for wanted, queue in self._subscribers:
                    if wanted == topic:
                        while queue.full():
                            queue.get_nowait()
                        queue.put_nowait(n)
