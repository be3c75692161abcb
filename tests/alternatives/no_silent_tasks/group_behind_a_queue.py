# TaskGroup in a task that takes jobs from a queue: when the jobs should belong to one scope
import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._jobs = asyncio.Queue()
        self._owner = None

    def spawn(self, coro):
        self._jobs.put_nowait(coro)
        if self._owner is None:
            self._owner = asyncio.create_task(self._own())

    async def _own(self):
        async with asyncio.TaskGroup() as group:
            while (coro := await self._jobs.get()) is not None:
                group.create_task(self._run(coro))

    async def _run(self, coro):
        try:
            await coro
        except Exception as error:
            self._on_error(error)

    async def close(self):
        if self._owner is not None:
            self._jobs.put_nowait(None)
            await self._owner
