# expects: blocking-call at line 10
# A task of a group opens a file.
# names: open
import asyncio
import contextlib
import tempfile


async def work():
    open("f", "w").close()


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(work())


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        asyncio.run(main())
