# expects: blocking-call at line 14
# A line is read from a pipe that is filled late.
import asyncio
import os
import sys
import threading

reading, writing = os.pipe()


async def ask():
    await asyncio.sleep(0)
    with os.fdopen(reading) as keyboard:
        return keyboard.readline()


def answer():
    os.write(writing, b"yes\n")
    os.close(writing)


async def main():
    threading.Timer(0.2, answer).start()
    sys.stdout.write(await ask())


if __name__ == "__main__":
    asyncio.run(main())
