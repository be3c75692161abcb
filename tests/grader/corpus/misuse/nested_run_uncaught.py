# expects: nested-run at line 11
# A plain function that starts a loop is called from a coroutine, and the error ends the program.
import asyncio


async def query():
    await asyncio.sleep(0)


def query_sync():
    return asyncio.run(query())


async def main():
    query_sync()


asyncio.run(main())
