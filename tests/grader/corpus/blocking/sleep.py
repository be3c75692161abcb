# expects: blocking-call at line 9
# The thread's sleep in a coroutine.
# names: time.sleep
import asyncio
import time


async def main():
    time.sleep(0.02)


if __name__ == "__main__":
    asyncio.run(main())
