# expects: blocking-call at line 9
# A program is run to its end.
# names: subprocess.run
import asyncio
import subprocess


async def main():
    subprocess.run(["true"])


if __name__ == "__main__":
    asyncio.run(main())
