# expects: cpu-bound at line 9
# A pattern with nested repetition is matched.
# names: main
import asyncio
import re


async def main():
    re.match("(a+)+$", "a" * 24 + "b")


if __name__ == "__main__":
    asyncio.run(main())
