# Dict of tasks and an event that says when none is left: when many wait for the end
import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._tasks = {}
        self._idle = asyncio.Event()
        self._idle.set()

    def spawn(self, coro):
        self._idle.clear()
        task = asyncio.create_task(coro)
        self._tasks[id(task)] = task
        task.add_done_callback(self._ended)

    def _ended(self, task):
        del self._tasks[id(task)]
        if not task.cancelled() and (error := task.exception()) is not None:
            self._on_error(error)
        if not self._tasks:
            self._idle.set()

    async def close(self):
        await self._idle.wait()
