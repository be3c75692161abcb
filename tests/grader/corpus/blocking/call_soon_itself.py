# expects: blocking-call at line 9
# The sleep itself is the callback.
# names: time.sleep
import asyncio
import time


async def main():
    asyncio.get_running_loop().call_soon(time.sleep, 0.02)
    await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main())
