# expects: task-not-awaited at line 12
# Of two tasks only one is awaited.
import asyncio


async def fetch(delay):
    await asyncio.sleep(delay)


async def main():
    first = asyncio.create_task(fetch(0.01))
    second = asyncio.create_task(fetch(0.3))
    await first
    print(second.done())


asyncio.run(main())
