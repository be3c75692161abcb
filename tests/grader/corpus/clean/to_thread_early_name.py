# expects: nothing
# A sleep taken by name, in a thread.
import asyncio
from time import sleep


async def main():
    await asyncio.to_thread(sleep, 0.08)


if __name__ == "__main__":
    asyncio.run(main())
