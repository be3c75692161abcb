# expects: blocking-call at line 9
# An asynchronous generator sleeps.
# names: time.sleep
import asyncio
import time


async def items():
    time.sleep(0.02)
    yield 1


async def main():
    async for _ in items():
        pass


if __name__ == "__main__":
    asyncio.run(main())
