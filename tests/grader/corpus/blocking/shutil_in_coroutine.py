# expects: blocking-call at line 12
# A folder is removed with all that it holds.
# names: shutil.rmtree
import asyncio
import shutil
import tempfile

folder = tempfile.mkdtemp()


async def main():
    shutil.rmtree(folder)


if __name__ == "__main__":
    asyncio.run(main())
