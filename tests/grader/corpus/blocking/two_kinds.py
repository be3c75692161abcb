# expects: blocking-call at line 11, blocking-call at line 12
# Two calls block, each at its own line.
import asyncio
import tempfile
import time

folder = tempfile.TemporaryDirectory()


async def load():
    time.sleep(0.01)
    with open(f"{folder.name}/state", "w") as file:
        file.write("ready")


async def main():
    await asyncio.wait_for(load(), 1)


if __name__ == "__main__":
    asyncio.run(main())
