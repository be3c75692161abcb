# swallowed-cancellation: takes a cancellation for an error of the job, and ends it there
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
        except BaseException as error:
            self._on_error(error)  # <- here

    async def close(self):
        await asyncio.gather(*self._tasks, return_exceptions=True)
