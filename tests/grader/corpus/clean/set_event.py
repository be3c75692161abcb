# expects: nothing
# A thread event that is set.
import asyncio
import threading


async def main():
    event = threading.Event()
    event.wait(0)
    event.set()
    event.wait()


if __name__ == "__main__":
    asyncio.run(main())
