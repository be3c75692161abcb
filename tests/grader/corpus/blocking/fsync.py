# expects: blocking-call at line 12
# Data are forced to the disk.
# names: os.fsync
import asyncio
import os
import tempfile

file = tempfile.TemporaryFile()


async def main():
    os.fsync(file.fileno())


if __name__ == "__main__":
    asyncio.run(main())
