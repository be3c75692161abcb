# expects: blocking-call at line 11
# The end of a process is waited for.
# names: subprocess.Popen.wait
import asyncio
import subprocess

child = subprocess.Popen(["sleep", "0.3"])


async def main():
    child.wait()


if __name__ == "__main__":
    asyncio.run(main())
