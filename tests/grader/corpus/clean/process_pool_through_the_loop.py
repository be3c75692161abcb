# expects: nothing
# A computation runs in another process and is awaited.
import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def primes(limit):
    return sum(all(number % part for part in range(2, int(number**0.5) + 1)) for number in range(2, limit))


async def main():
    pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork"))
    loop = asyncio.get_running_loop()
    assert await loop.run_in_executor(pool, primes, 10_000) == 1229
    await asyncio.to_thread(pool.shutdown)


if __name__ == "__main__":
    asyncio.run(main())
