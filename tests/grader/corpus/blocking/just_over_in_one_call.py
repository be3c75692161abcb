# expects: cpu-bound at line 14
# One call written in C holds the loop for about 90 ms.
import asyncio
import time
import zlib


async def main():
    rounds = bytes(1_000_000)
    began = time.thread_time()
    zlib.compress(rounds, 9)
    each = time.thread_time() - began
    await asyncio.sleep(0.03)
    zlib.compress(bytes(int(1_000_000 * 0.09 / each)), 9)
    await asyncio.sleep(0.03)


if __name__ == "__main__":
    asyncio.run(main())
