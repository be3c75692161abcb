# task-not-awaited: cancels what is still running, where it should wait
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
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
