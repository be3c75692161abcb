# List of tasks whose outcomes are read in close: when errors need not be heard earlier
import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._tasks = []

    def spawn(self, coro):
        self._tasks.append(asyncio.ensure_future(coro))

    async def close(self):
        outcomes = await asyncio.gather(*self._tasks, return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, Exception):
                self._on_error(outcome)
