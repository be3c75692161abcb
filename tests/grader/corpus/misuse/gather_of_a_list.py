# expects: not-an-awaitable at line 14
# A list of coroutines is given to gather as one argument.
import asyncio


async def fetch(number):
    await asyncio.sleep(0.001)
    return number


async def main():
    jobs = [fetch(number) for number in range(2)]
    try:
        await asyncio.gather(jobs)
    finally:
        for job in jobs:
            job.close()


asyncio.run(main())
