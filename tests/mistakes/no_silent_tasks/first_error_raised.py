# others-keep-running: raises the first error out of close, while other jobs run on
import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._tasks = set()

    def spawn(self, coro):
        self._tasks.add(asyncio.create_task(coro))  # <- here

    async def close(self):
        await asyncio.gather(*self._tasks)
