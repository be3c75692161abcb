# A context manager: when more than one function opens such a resource
from contextlib import asynccontextmanager


@asynccontextmanager
async def opened(res):
    await res.open()
    try:
        yield res
    finally:
        await res.close()


async def pump(res, items):
    written = 0
    async with opened(res) as target:
        for item in items:
            await target.write(item)
            written += 1
    return written
