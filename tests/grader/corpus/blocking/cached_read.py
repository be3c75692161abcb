# expects: blocking-call at line 15
# A cache around a read helps from the second call on.
import asyncio
import functools
import tempfile
from pathlib import Path

folder = tempfile.TemporaryDirectory()
path = Path(folder.name) / "template"
path.write_text("Hello {}")


@functools.lru_cache
def template():
    return path.read_text()


async def greet(name):
    await asyncio.sleep(0)
    return template().format(name)


async def main():
    print(await asyncio.gather(greet("Ada"), greet("Tim")))


if __name__ == "__main__":
    asyncio.run(main())
