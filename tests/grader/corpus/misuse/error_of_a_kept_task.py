# expects: background-task-lost at line 12 or 8
# A task is kept, but its outcome is never read.
import asyncio


class Worker:
    def start(self):
        self.task = asyncio.create_task(self.run())

    async def run(self):
        await asyncio.sleep(0.001)
        raise ValueError("broken")


async def main():
    worker = Worker()
    worker.start()
    await asyncio.sleep(0.02)


asyncio.run(main())
