# expects: blocking-call at line 12
# The end of a process is waited for by its number.
# names: os.waitpid
import asyncio
import os
import subprocess

child = subprocess.Popen(["sleep", "0.05"])


async def main():
    os.waitpid(child.pid, 0)


if __name__ == "__main__":
    asyncio.run(main())
