# task-not-awaited: returns when the first task has ended
import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._tasks = set()

    def spawn(self, coro):
        task = asyncio.create_task(self._watch(coro))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _watch(self, coro):
        try:
            await coro
        except Exception as error:
            self._on_error(error)

    async def close(self):  # <- here
        if self._tasks:
            await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
