# expects: blocking-call at line 12
# The call is prepared with functools.partial.
# names: time.sleep
import asyncio
import functools
import time

nap = functools.partial(time.sleep, 0.02)


async def main():
    nap()


if __name__ == "__main__":
    asyncio.run(main())
