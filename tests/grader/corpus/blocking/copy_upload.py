# expects: blocking-call at line 15
# An upload is copied into place.
import asyncio
import shutil
import tempfile
from pathlib import Path

folder = tempfile.TemporaryDirectory()
upload = Path(folder.name) / "upload.tmp"
upload.write_bytes(bytes(1000))


async def keep():
    await asyncio.sleep(0)
    shutil.copy(upload, upload.with_suffix(".bin"))


async def main():
    await keep()


if __name__ == "__main__":
    asyncio.run(main())
