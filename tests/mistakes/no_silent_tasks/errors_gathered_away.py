# background-task-lost: lets gather collect the errors and looks at none
import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._tasks = []

    def spawn(self, coro):
        self._tasks.append(asyncio.create_task(coro))

    async def close(self):
        await asyncio.gather(*self._tasks, return_exceptions=True)
