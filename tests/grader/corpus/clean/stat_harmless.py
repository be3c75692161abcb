# expects: nothing
# Questions about files that need no wait.
import asyncio
import os
import pathlib


async def main():
    os.stat(".")
    os.path.exists("f")
    pathlib.Path("f").is_file()


if __name__ == "__main__":
    asyncio.run(main())
