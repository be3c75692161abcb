# background-task-lost: keeps its tasks in a set that does not hold them
import asyncio
import weakref


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.tasks = weakref.WeakSet()

    def spawn(self, coro):
        self.tasks.add(asyncio.create_task(self.watch(coro)))  # <- here

    async def watch(self, coro):
        try:
            await coro
        except Exception as error:
            self.on_error(error)

    async def close(self):
        await asyncio.gather(*self.tasks, return_exceptions=True)
