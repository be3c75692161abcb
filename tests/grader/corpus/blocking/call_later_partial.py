# expects: blocking-call at line 10
# A prepared sleep is the callback.
# names: time.sleep
import asyncio
import functools
import time


async def main():
    asyncio.get_running_loop().call_later(0, functools.partial(time.sleep, 0.02))
    await asyncio.sleep(0.02)


if __name__ == "__main__":
    asyncio.run(main())
