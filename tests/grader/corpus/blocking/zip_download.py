# expects: blocking-call at line 14, blocking-call at line 15
# Files are put into an archive for download.
import asyncio
import tempfile
import zipfile
from pathlib import Path

folder = tempfile.TemporaryDirectory()
source = Path(folder.name) / "notes.txt"
source.write_text("notes")


async def pack(target):
    with zipfile.ZipFile(target, "w") as archive:
        archive.write(source, "notes.txt")
    await asyncio.sleep(0)


async def main():
    await pack(Path(folder.name) / "notes.zip")


if __name__ == "__main__":
    asyncio.run(main())
