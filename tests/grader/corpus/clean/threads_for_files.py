# expects: nothing
# Files are written, listed, read and removed in threads.
import asyncio
import os
import shutil
import tempfile
from pathlib import Path


async def main():
    folder = Path(await asyncio.to_thread(tempfile.mkdtemp))
    await asyncio.gather(*(asyncio.to_thread((folder / name).write_text, name) for name in "abc"))
    assert sorted(await asyncio.to_thread(os.listdir, folder)) == ["a", "b", "c"]
    assert await asyncio.to_thread((folder / "a").read_text) == "a"
    await asyncio.to_thread(shutil.rmtree, folder)


if __name__ == "__main__":
    asyncio.run(main())
