# expects: blocking-call at line 8
# A command's output is read through os.popen.
import asyncio
import os


async def kernel():
    with os.popen("uname -r") as pipe:
        return pipe.readline().strip()


async def main():
    print(await kernel())


if __name__ == "__main__":
    asyncio.run(main())
