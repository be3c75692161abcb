# expects: blocking-call at line 12
# A pool of processes is asked with map.
import asyncio
import multiprocessing


def square(x):
    return x * x


async def main(pool):
    print(pool.map(square, range(4)))


if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(1) as workers:
        asyncio.run(main(workers))
