# expects: blocking-call at line 14, blocking-call at line 15
# Old logs are packed with tarfile.
import asyncio
import tarfile
import tempfile
from pathlib import Path

folder = tempfile.TemporaryDirectory()
log = Path(folder.name) / "app.log"
log.write_text("started\n" * 10)


async def main():
    archive = tarfile.open(Path(folder.name) / "logs.tar.gz", "w:gz")
    archive.add(log, "app.log")
    archive.close()
    await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(main())
