# busy-wait: asks at every turn of the loop
import asyncio
from collections import deque


class BridgeClosed(Exception):
    pass


class Bridge:
    def __init__(self):
        self.items = deque()
        self.closed = False

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.items.append(x)

    async def get(self):
        while not self.items:
            if self.closed:
                raise BridgeClosed
            await asyncio.sleep(0)  # <- here
        return self.items.popleft()

    def close(self):
        self.closed = True
