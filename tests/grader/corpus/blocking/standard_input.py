# expects: blocking-call at line 8
# Reads a line from standard input.
import asyncio
import sys


async def main():
    line = sys.stdin.readline()
    print(line.strip())


asyncio.run(main())
