# expects: blocking-call at line 9
# A library calls back for each match, and the callback waits.
import asyncio
import re
import time


def translated(match):
    time.sleep(0.005)
    return match[0].upper()


async def main():
    await asyncio.sleep(0)
    print(re.sub(r"\w+", translated, "one two three"))


if __name__ == "__main__":
    asyncio.run(main())
