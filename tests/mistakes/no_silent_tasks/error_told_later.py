# task-not-awaited: tells of an error in a further task, which close knows nothing of
import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._running = set()

    def spawn(self, coro):
        task = asyncio.create_task(coro)
        self._running.add(task)
        task.add_done_callback(self._look)

    def _look(self, task):
        self._running.discard(task)
        if not task.cancelled() and task.exception():
            asyncio.ensure_future(self._tell(task.exception()))  # <- here

    async def _tell(self, error):
        await asyncio.sleep(0.01)  # lets others go first
        self._on_error(error)

    async def close(self):
        while self._running:
            await asyncio.wait(self._running)
