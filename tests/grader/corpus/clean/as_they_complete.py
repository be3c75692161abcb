# expects: nothing
# Results are used as they come.
import asyncio


async def fetch(delay):
    await asyncio.sleep(delay)
    return delay


async def main():
    results = [await each for each in asyncio.as_completed([fetch(0.03), fetch(0.01), fetch(0.02)])]
    assert results == sorted(results)


if __name__ == "__main__":
    asyncio.run(main())
