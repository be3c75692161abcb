# expects: blocking-call at line 9
# A plain generator waits before each row that a coroutine takes.
import asyncio
import time


def rows():
    for number in range(3):
        time.sleep(0.01)
        yield number


async def main():
    for row in rows():
        await asyncio.sleep(0)
        print(row)


if __name__ == "__main__":
    asyncio.run(main())
