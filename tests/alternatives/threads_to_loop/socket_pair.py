# Socket pair: when the waker knows nothing but a socket; a byte wakes the loop, as asyncio does it inside
import asyncio
import socket
from collections import deque


class BridgeClosed(Exception):
    pass


class Bridge:
    def __init__(self):
        self.items = deque()
        self.arrived = asyncio.Event()
        self.closed = False
        self.inner, self.outer = socket.socketpair()
        self.inner.setblocking(False)
        self.outer.setblocking(False)
        asyncio.get_running_loop().add_reader(self.inner, self._read)

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.items.append(x)
        self._knock()

    async def get(self):
        while not self.items:
            if self.closed and self.outer.fileno() == -1:
                raise BridgeClosed
            self.arrived.clear()
            await self.arrived.wait()
        return self.items.popleft()

    def close(self):
        if not self.closed:
            self.closed = True
            self.outer.close()

    def _knock(self):
        try:
            self.outer.send(b".")
        except BlockingIOError:
            pass  # as many bytes are on their way as there is room for: the loop is awake

    def _read(self):
        if not self.inner.recv(4096):
            asyncio.get_running_loop().remove_reader(self.inner)
            self.inner.close()
        self.arrived.set()
