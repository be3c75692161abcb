# expects: blocking-call at line 11
# A file is written with pathlib.
# names: pathlib.Path.write_text
import asyncio
import contextlib
import pathlib
import tempfile


async def main():
    pathlib.Path("f").write_text("x")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        asyncio.run(main())
