# expects: nothing
# Sleeps in threads.
import asyncio
import time


async def main():
    await asyncio.gather(*(asyncio.to_thread(time.sleep, 0.08) for _ in range(3)))


if __name__ == "__main__":
    asyncio.run(main())
