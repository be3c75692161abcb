# expects: blocking-call at line 11
# A property sleeps.
# names: time.sleep
import asyncio
import time


class Box:
    @property
    def size(self):
        time.sleep(0.02)
        return 1


async def main():
    Box().size


if __name__ == "__main__":
    asyncio.run(main())
