# failure-cached: shares a task, and keeps it when it has failed
import asyncio


class Cache:
    def __init__(self):
        self.tasks = {}

    async def get(self, key, load):
        if key not in self.tasks:
            self.tasks[key] = asyncio.create_task(load(key))
        return await asyncio.shield(self.tasks[key])  # <- here
