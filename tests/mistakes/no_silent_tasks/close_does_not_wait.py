# task-not-awaited: looks at its tasks and returns
import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._tasks = set()

    def spawn(self, coro):
        task = asyncio.create_task(coro)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task):
        self._tasks.discard(task)
        if not task.cancelled() and task.exception():
            self._on_error(task.exception())

    async def close(self):  # <- here
        for task in list(self._tasks):
            if task.done() and not task.cancelled() and task.exception():
                self._on_error(task.exception())
