# expects: blocking-call at line 15
# Settings are read from a file at the first use.
import asyncio
import configparser
import tempfile
from pathlib import Path

folder = tempfile.TemporaryDirectory()
file = Path(folder.name) / "app.ini"
file.write_text("[server]\nport = 8080\n")


async def port():
    settings = configparser.ConfigParser()
    settings.read(file)
    return settings.getint("server", "port")


async def main():
    print(await port())


if __name__ == "__main__":
    asyncio.run(main())
