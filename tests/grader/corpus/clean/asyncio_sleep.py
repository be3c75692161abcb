# expects: nothing
# Three waits at once.
import asyncio


async def main():
    await asyncio.gather(*(asyncio.sleep(0.08) for _ in range(3)))


if __name__ == "__main__":
    asyncio.run(main())
