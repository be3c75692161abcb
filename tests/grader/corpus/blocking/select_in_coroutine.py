# expects: blocking-call at line 9
# The thread waits in select.
# names: select.select
import asyncio
import select


async def main():
    select.select([], [], [], 0.25)


if __name__ == "__main__":
    asyncio.run(main())
