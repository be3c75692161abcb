# expects: nothing
# A file is written and read in threads.
import asyncio
import contextlib
import pathlib
import tempfile


async def main():
    await asyncio.to_thread(pathlib.Path("f").write_text, "x")
    assert await asyncio.to_thread(pathlib.Path("f").read_text) == "x"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        asyncio.run(main())
