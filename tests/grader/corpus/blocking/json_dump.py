# expects: blocking-call at line 11
# Data are stored as JSON.
# names: open
import asyncio
import contextlib
import json
import tempfile


async def main():
    with open("f", "w") as file:
        json.dump([1], file)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        asyncio.run(main())
