# expects: blocking-call at line 12
# An object that can be awaited sleeps when it is.
import asyncio
import time


class Delay:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        time.sleep(self.seconds)
        yield from asyncio.sleep(0).__await__()


async def main():
    await Delay(0.02)


if __name__ == "__main__":
    asyncio.run(main())
