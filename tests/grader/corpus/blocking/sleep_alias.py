# expects: blocking-call at line 9
# The module time goes by another name.
# names: time.sleep
import asyncio
import time as t


async def main():
    t.sleep(0.02)


if __name__ == "__main__":
    asyncio.run(main())
