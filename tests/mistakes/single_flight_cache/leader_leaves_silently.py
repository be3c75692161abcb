# cleanup-skipped: tells those who wait of a value and of an Exception, and not of a cancellation
import asyncio


class Cache:
    def __init__(self):
        self.loads = {}

    async def get(self, key, load):
        if key in self.loads:
            return await asyncio.shield(self.loads[key])
        mine = self.loads[key] = asyncio.Future()
        try:
            mine.set_result(await load(key))  # <- here
        except Exception as error:
            self.loads.pop(key)
            mine.set_exception(error)
        return await mine
