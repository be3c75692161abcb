# expects: nothing
# A program is run in a thread.
import asyncio
import subprocess


async def main():
    await asyncio.to_thread(subprocess.run, ["sleep", "0.08"])


if __name__ == "__main__":
    asyncio.run(main())
