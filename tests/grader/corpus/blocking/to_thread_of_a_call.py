# expects: blocking-call at line 8
# The function is called before it reaches the thread.
import asyncio
import time


def slow():
    time.sleep(0.05)
    return len


async def main():
    try:
        await asyncio.to_thread(slow())
    except TypeError:
        pass


if __name__ == "__main__":
    asyncio.run(main())
