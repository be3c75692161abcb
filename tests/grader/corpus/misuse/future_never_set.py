# expects: deadlock at line 8
# A task waits for a future that nobody fulfils.
import asyncio


async def main():
    answer = asyncio.get_running_loop().create_future()
    await answer


asyncio.run(main())
