# blocking-call: waits for a condition of threads
import threading
from collections import deque


class BridgeClosed(Exception):
    pass


class Bridge:
    def __init__(self):
        self.items = deque()
        self.changed = threading.Condition()
        self.closed = False

    def put(self, x):
        with self.changed:
            if self.closed:
                raise BridgeClosed
            self.items.append(x)
            self.changed.notify()

    async def get(self):
        with self.changed:
            self.changed.wait_for(lambda: self.items or self.closed)  # <- here
            if self.items:
                return self.items.popleft()
            raise BridgeClosed

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify()
