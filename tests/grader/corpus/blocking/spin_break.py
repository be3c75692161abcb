# expects: busy-wait at line 10
# An endless loop asks the clock and leaves.
# names: time.perf_counter
import asyncio
import time


async def main():
    start = time.perf_counter()
    while True:
        if time.perf_counter() - start > 0.4:
            break


if __name__ == "__main__":
    asyncio.run(main())
