# expects: busy-wait at line 8
# A loop asks for the time until a moment has come.
import asyncio
import time


def wait_until(moment):
    while time.time() < moment:
        continue


async def main():
    wait_until(time.time() + 0.4)
    await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(main())
