# expects: blocking-call at line 14
# Settings are read from a TOML file inside a coroutine.
import asyncio
import tempfile
import tomllib
from pathlib import Path

folder = tempfile.TemporaryDirectory()
path = Path(folder.name) / "settings.toml"
path.write_text("retries = 3\n")


async def settings():
    with path.open("rb") as file:
        return tomllib.load(file)


async def main():
    print((await settings())["retries"])


if __name__ == "__main__":
    asyncio.run(main())
