# expects: blocking-call at line 9
# A callback sleeps.
# names: time.sleep
import asyncio
import time


def call():
    time.sleep(0.02)


async def main():
    asyncio.get_running_loop().call_soon(call)
    await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main())
