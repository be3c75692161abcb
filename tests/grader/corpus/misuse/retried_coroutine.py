# expects: coroutine-reused at line 14
# A retry awaits the same coroutine object again.
import asyncio


async def fetch():
    await asyncio.sleep(0.001)
    raise ConnectionError


async def retry(coroutine):
    for _ in range(2):
        try:
            return await coroutine
        except ConnectionError:
            await asyncio.sleep(0.001)


async def main():
    await retry(fetch())


asyncio.run(main())
