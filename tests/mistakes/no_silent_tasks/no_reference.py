# background-task-lost: counts its tasks, and holds none of them
import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.running = 0
        self.idle = asyncio.Event()
        self.idle.set()

    def spawn(self, coro):
        self.running += 1
        self.idle.clear()
        task = asyncio.create_task(coro)  # <- here
        task.add_done_callback(self.done)

    def done(self, task):
        self.running -= 1
        if not task.cancelled() and task.exception():
            self.on_error(task.exception())
        if self.running == 0:
            self.idle.set()

    async def close(self):
        await self.idle.wait()
