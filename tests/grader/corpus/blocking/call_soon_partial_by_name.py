# expects: blocking-call at line 13
# A function that was bound beforehand is handed to the loop under another name.
import asyncio
import functools
import time

nap = functools.partial(time.sleep, 0.1)


async def main():
    loop = asyncio.get_running_loop()
    print("going on")
    loop.call_soon(nap)
    await asyncio.sleep(0.3)


asyncio.run(main())
