# expects: nothing
# A deadline ends a wait, and a retry succeeds.
import asyncio


async def fetch(attempt):
    await asyncio.sleep(1 if attempt == 0 else 0.005)
    return attempt


async def main():
    for attempt in range(3):
        try:
            print(await asyncio.wait_for(fetch(attempt), 0.03))
            break
        except TimeoutError:
            await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main())
