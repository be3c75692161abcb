# expects: nested-run at line 10
# A coroutine asks the running loop to run until another is complete.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    try:
        loop.run_until_complete(future)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
