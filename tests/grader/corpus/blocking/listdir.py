# expects: blocking-call at line 9
# A folder is listed.
# names: os.listdir
import asyncio
import os


async def main():
    os.listdir(".")


if __name__ == "__main__":
    asyncio.run(main())
