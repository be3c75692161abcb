# expects: blocking-call at line 10
# Short sleeps add up.
# names: time.sleep
import asyncio
import time


async def main():
    for _ in range(5):
        time.sleep(0.005)


if __name__ == "__main__":
    asyncio.run(main())
