# expects: blocking-call at line 10
# Entering an asynchronous block sleeps.
# names: time.sleep
import asyncio
import time


class Session:
    async def __aenter__(self):
        time.sleep(0.02)

    async def __aexit__(self, *error):
        pass


async def main():
    async with Session():
        pass


if __name__ == "__main__":
    asyncio.run(main())
