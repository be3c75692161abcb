# background-task-lost: an attribute holds the newest job, and nothing holds those before it
import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.task = None
        self.left = 0
        self.changed = asyncio.Event()

    async def _job(self, coro):
        try:
            await coro
        except Exception as error:
            self.on_error(error)
        finally:
            self.left -= 1
            self.changed.set()

    def spawn(self, coro):
        self.left += 1
        self.task = asyncio.create_task(self._job(coro))  # <- here

    async def close(self):
        while self.left:
            self.changed.clear()
            await self.changed.wait()
