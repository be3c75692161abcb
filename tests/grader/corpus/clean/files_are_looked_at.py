# expects: nothing
# Questions about files that need no wait.
import asyncio
import os
from pathlib import Path


async def main():
    here = Path(__file__) if "__file__" in globals() else Path.cwd()
    assert here.exists() or not here.exists()
    os.getcwd()
    os.environ.get("HOME")
    os.access(".", os.R_OK)
    here.parent.is_dir()
    await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(main())
