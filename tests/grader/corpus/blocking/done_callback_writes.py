# expects: blocking-call at line 11
# A done-callback stores the result in a file.
import asyncio
import tempfile
from pathlib import Path

folder = tempfile.TemporaryDirectory()


def store(task):
    (Path(folder.name) / "result").write_text(str(task.result()))


async def compute():
    await asyncio.sleep(0.001)
    return 42


async def main():
    task = asyncio.create_task(compute())
    task.add_done_callback(store)
    await task
    await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(main())
