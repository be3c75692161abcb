# Set plus done-callback: when the coroutine is to run in a task of its own, without a wrapper
import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.running = set()

    def spawn(self, coro):
        task = asyncio.create_task(coro)
        self.running.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task):
        self.running.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, Exception):
            self.on_error(error)

    async def close(self):
        while self.running:
            await asyncio.wait(self.running)
