# expects: nothing
# Several asynchronous resources are opened and closed together.
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def connection(name, log):
    await asyncio.sleep(0.002)
    log.append(f"open {name}")
    try:
        yield name
    finally:
        await asyncio.sleep(0.002)
        log.append(f"close {name}")


async def main():
    log = []
    async with AsyncExitStack() as stack:
        for name in "abc":
            await stack.enter_async_context(connection(name, log))
    assert log[-1] == "close a"


if __name__ == "__main__":
    asyncio.run(main())
