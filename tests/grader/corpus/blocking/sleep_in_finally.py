# expects: blocking-call at line 11
# The cleanup of a cancelled task sleeps.
import asyncio
import time


async def worker():
    try:
        await asyncio.sleep(10)
    finally:
        time.sleep(0.06)


async def main():
    t = asyncio.create_task(worker())
    await asyncio.sleep(0.01)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
