# wrong-result: reports an error when it happens and again in close
import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._tasks = set()

    def spawn(self, coro):
        task = asyncio.create_task(coro)
        self._tasks.add(task)
        task.add_done_callback(self._report)

    def _report(self, task):
        if not task.cancelled() and task.exception():
            self._on_error(task.exception())  # <- here

    async def close(self):
        if self._tasks:
            done, _ = await asyncio.wait(self._tasks)
            for task in done:
                self._report(task)
