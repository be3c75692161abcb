# A class with __aenter__ and __aexit__: when the opened thing has methods of its own
class Opened:
    def __init__(self, res):
        self.res = res
        self.written = 0

    async def __aenter__(self):
        await self.res.open()
        return self

    async def __aexit__(self, kind, error, trace):
        await self.res.close()

    async def write(self, item):
        await self.res.write(item)
        self.written += 1


async def pump(res, items):
    async with Opened(res) as target:
        for item in items:
            await target.write(item)
    return target.written
