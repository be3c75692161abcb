# expects: blocking-call at line 8
# A folder is listed with pathlib.
import asyncio
import pathlib


async def main():
    list(pathlib.Path(".").iterdir())


if __name__ == "__main__":
    asyncio.run(main())
