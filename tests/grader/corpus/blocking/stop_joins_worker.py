# expects: blocking-call at line 23
# Stopping a service joins its thread while it works.
import asyncio
import threading
import time


class Service:
    def __init__(self):
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self.run)

    def run(self):
        while not self.stopping.is_set():
            time.sleep(0.15)

    async def start(self):
        self.thread.start()
        await asyncio.sleep(0.01)

    async def stop(self):
        self.stopping.set()
        self.thread.join()


async def main():
    service = Service()
    await service.start()
    await service.stop()


if __name__ == "__main__":
    asyncio.run(main())
