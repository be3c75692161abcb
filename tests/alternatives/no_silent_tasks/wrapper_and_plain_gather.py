# Wrapper coroutine plus set: when failures are handled where they happen
import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._tasks = set()

    def spawn(self, coro):
        async def run():
            try:
                await coro
            except Exception as error:
                self._on_error(error)

        self._tasks.add(asyncio.get_running_loop().create_task(run()))

    async def close(self):
        await asyncio.gather(*self._tasks)
