# sequential-awaits: gives all jobs to one worker, which runs a job when the one before has ended
import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._jobs = asyncio.Queue()
        self._worker = None

    def spawn(self, coro):
        self._jobs.put_nowait(coro)
        if self._worker is None:
            self._worker = asyncio.create_task(self._work())

    async def _work(self):
        while (coro := await self._jobs.get()) is not None:
            job = asyncio.ensure_future(coro)
            await asyncio.wait([job])
            if not job.cancelled() and job.exception():
                self._on_error(job.exception())

    async def close(self):
        if self._worker:
            self._jobs.put_nowait(None)
            await self._worker
