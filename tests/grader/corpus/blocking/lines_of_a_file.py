# expects: blocking-call at line 13
# An asynchronous generator reads a file with the plain open.
import asyncio
import tempfile
from pathlib import Path

folder = tempfile.TemporaryDirectory()
path = Path(folder.name) / "lines"
path.write_text("a\nb\nc\n")


async def lines():
    with open(path) as file:
        for line in file:
            yield line.strip()
            await asyncio.sleep(0)


async def main():
    print([line async for line in lines()])


if __name__ == "__main__":
    asyncio.run(main())
