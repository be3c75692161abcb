# expects: blocking-call at line 10, blocking-call at line 17
# Leaving an asynchronous block forces the data to the disk.
import asyncio
import os
import tempfile


class Journal:
    def __init__(self):
        self.file = tempfile.TemporaryFile("w")

    async def __aenter__(self):
        return self.file

    async def __aexit__(self, *error):
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()


async def main():
    async with Journal() as file:
        file.write("entry\n")


if __name__ == "__main__":
    asyncio.run(main())
