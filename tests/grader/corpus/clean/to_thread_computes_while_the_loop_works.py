# expects: nothing
# A thread computes while the loop takes short turns.
import asyncio


def crunch():
    return sum(number * number for number in range(1_500_000))


async def main():
    job = asyncio.create_task(asyncio.to_thread(crunch))
    while not job.done():
        await asyncio.sleep(0.001)


if __name__ == "__main__":
    asyncio.run(main())
