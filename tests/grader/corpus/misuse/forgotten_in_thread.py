# expects: forgotten-await at line 11
# A coroutine function is handed to to_thread.
import asyncio


async def load():
    return 1


async def main():
    value = await asyncio.to_thread(load)
    print(type(value).__name__)


asyncio.run(main())
