# expects: blocking-call at line 10
# A file is created.
# names: open
import asyncio
import contextlib
import tempfile


async def main():
    open("f", "w").close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        asyncio.run(main())
