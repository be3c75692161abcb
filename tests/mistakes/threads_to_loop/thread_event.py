# blocking-call: waits for an event of threads
import threading
from collections import deque


class BridgeClosed(Exception):
    pass


class Bridge:
    def __init__(self):
        self.items = deque()
        self.arrived = threading.Event()
        self.closed = False

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.items.append(x)
        self.arrived.set()

    async def get(self):
        while not self.items:
            if self.closed:
                raise BridgeClosed
            self.arrived.clear()
            self.arrived.wait()  # <- here
        return self.items.popleft()

    def close(self):
        self.closed = True
        self.arrived.set()
