# expects: nothing
# Failures are gathered as results.
import asyncio


async def fetch(number):
    await asyncio.sleep(0.005)
    if number % 2:
        raise ConnectionError(number)
    return number


async def main():
    results = await asyncio.gather(*(fetch(number) for number in range(4)), return_exceptions=True)
    good = [result for result in results if not isinstance(result, Exception)]
    assert good == [0, 2]


if __name__ == "__main__":
    asyncio.run(main())
