# expects: nothing
# Tasks meet at a barrier.
import asyncio


async def runner(barrier, delay, order):
    await asyncio.sleep(delay)
    async with barrier:
        order.append(delay)


async def main():
    barrier, order = asyncio.Barrier(3), []
    await asyncio.gather(*(runner(barrier, delay, order) for delay in (0.01, 0.02, 0.03)))
    assert len(order) == 3


if __name__ == "__main__":
    asyncio.run(main())
