# expects: blocking-call at line 10
# A file is written in a block.
# names: open
import asyncio
import contextlib
import tempfile


async def main():
    with open("f", "w") as file:
        file.write("x")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        asyncio.run(main())
