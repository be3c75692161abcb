# sync-async-mixup: makes spawn an async method, which its callers do not await
import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._tasks = set()

    async def spawn(self, coro):  # <- here
        self._tasks.add(asyncio.create_task(coro))

    async def close(self):
        for outcome in await asyncio.gather(*self._tasks, return_exceptions=True):
            if isinstance(outcome, Exception):
                self._on_error(outcome)
