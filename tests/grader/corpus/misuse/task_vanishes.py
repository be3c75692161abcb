# expects: background-task-lost at line 12
# Nothing refers to a waiting task, and the collector takes it.
import asyncio
import gc


async def listen():
    await asyncio.get_running_loop().create_future()


async def main():
    asyncio.create_task(listen())
    await asyncio.sleep(0.01)
    gc.collect()
    await asyncio.sleep(0.01)


asyncio.run(main())
