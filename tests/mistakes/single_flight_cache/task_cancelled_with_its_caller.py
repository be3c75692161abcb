# failure-cached: awaits the shared task without a shield, so that it is cancelled with any of its callers
import asyncio


class Cache:
    def __init__(self):
        self.tasks = {}

    async def get(self, key, load):
        task = self.tasks.get(key)
        if task is None:
            task = self.tasks[key] = asyncio.create_task(load(key))
        try:
            return await task  # <- here
        except BaseException:
            self.tasks.pop(key, None)
            raise
