# expects: blocking-call at line 13
# A folder is searched with pathlib.
import asyncio
import tempfile
from pathlib import Path

folder = tempfile.TemporaryDirectory()
for name in "a.txt", "b.txt":
    (Path(folder.name) / name).write_text(name)


async def texts():
    return sorted(path.name for path in Path(folder.name).rglob("*.txt"))


async def main():
    print(await texts())


if __name__ == "__main__":
    asyncio.run(main())
