# expects: forgotten-await at line 12
# A done-callback calls a coroutine function.
import asyncio


async def report():
    print("done")


async def main():
    task = asyncio.create_task(asyncio.sleep(0.001))
    task.add_done_callback(lambda _: report())
    await task
    await asyncio.sleep(0.001)


asyncio.run(main())
