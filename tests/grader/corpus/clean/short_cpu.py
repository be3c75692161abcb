# expects: nothing
# Short computations with turns between them.
import asyncio


async def main():
    for _ in range(5):
        sum(range(200_000))
        await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(main())
