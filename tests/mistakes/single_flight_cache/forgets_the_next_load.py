# check-then-await: every caller of a failed load forgets what is kept, be it the next load already
import asyncio


class Cache:
    def __init__(self):
        self.loads = {}

    async def _load(self, key, load):
        return await load(key)

    async def get(self, key, load):
        task = self.loads.get(key)
        if task is None:
            task = self.loads[key] = asyncio.create_task(self._load(key, load))
        try:
            return await asyncio.shield(task)
        finally:
            if task.done() and (task.cancelled() or task.exception()):
                self.loads.pop(key, None)
