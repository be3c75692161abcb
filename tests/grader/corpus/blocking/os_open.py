# expects: blocking-call at line 11
# A file is opened by the operating system's call.
# names: os.open
import asyncio
import contextlib
import os
import tempfile


async def main():
    os.close(os.open("f", os.O_CREAT | os.O_RDWR))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        asyncio.run(main())
