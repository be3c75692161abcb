# background-task-lost: keeps quiet about an error that says the same as one before
import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._tasks = set()
        self._known = set()

    def spawn(self, coro):
        task = asyncio.create_task(self._run(coro))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, coro):
        try:
            await coro
        except Exception as error:
            words = type(error), str(error)
            if words not in self._known:
                self._known.add(words)
                self._on_error(error)

    async def close(self):
        await asyncio.gather(*self._tasks)
