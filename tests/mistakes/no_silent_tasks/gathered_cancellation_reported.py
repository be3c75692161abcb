# swallowed-cancellation: reports every BaseException among the outcomes
import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._tasks = []

    def spawn(self, coro):
        self._tasks.append(asyncio.create_task(coro))

    async def close(self):
        for outcome in await asyncio.gather(*self._tasks, return_exceptions=True):
            if isinstance(outcome, BaseException):
                self._on_error(outcome)  # <- here
