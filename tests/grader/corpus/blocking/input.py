# expects: blocking-call at line 12
# A line is asked for at the keyboard.
# names: input
import asyncio
import io
import sys


async def main():
    sys.stdin = io.StringIO("x")
    try:
        input()
    finally:
        sys.stdin = sys.__stdin__


if __name__ == "__main__":
    asyncio.run(main())
