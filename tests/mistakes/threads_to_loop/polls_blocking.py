# blocking-call: asks again and again without letting go of the loop
import time
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
            time.sleep(0.01)  # <- here
        return self.items.popleft()

    def close(self):
        self.closed = True
