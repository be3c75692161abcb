# expects: nothing
# Thousands of turns.
import asyncio


async def main():
    async def turn():
        for _ in range(500):
            await asyncio.sleep(0)

    await asyncio.gather(*(turn() for _ in range(10)))


if __name__ == "__main__":
    asyncio.run(main())
