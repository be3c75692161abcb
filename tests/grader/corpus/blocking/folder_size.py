# expects: blocking-call at line 12
# The size of a folder is summed up with os.walk.
import asyncio
import os
import tempfile

folder = tempfile.TemporaryDirectory()


def size(path):
    total = 0
    for root, _, files in os.walk(path):
        total += sum(os.path.getsize(os.path.join(root, name)) for name in files)
    return total


async def main():
    await asyncio.sleep(0)
    print(size(folder.name))


if __name__ == "__main__":
    asyncio.run(main())
