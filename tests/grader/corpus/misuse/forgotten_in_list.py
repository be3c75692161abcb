# expects: forgotten-await at line 12
# Coroutines are collected in a list and never run.
import asyncio


async def fetch(number):
    await asyncio.sleep(0.001)
    return number


async def main():
    pages = [fetch(number) for number in range(3)]
    print(len(pages))


asyncio.run(main())
