# expects: nothing
# An asynchronous generator that is left early is closed.
import asyncio
from contextlib import aclosing


async def ticks():
    number = 0
    try:
        while True:
            yield number
            number += 1
            await asyncio.sleep(0.002)
    finally:
        await asyncio.sleep(0)


async def main():
    async with aclosing(ticks()) as source:
        async for tick in source:
            if tick == 5:
                break


if __name__ == "__main__":
    asyncio.run(main())
