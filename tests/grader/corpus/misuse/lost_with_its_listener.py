# expects: background-task-lost at line 14
# The object that a task works for is dropped, and the task with it.
import asyncio
import gc


class Listener:
    async def run(self):
        self.event = asyncio.get_running_loop().create_future()
        await self.event


async def main():
    asyncio.ensure_future(Listener().run())
    await asyncio.sleep(0.01)
    gc.collect()
    await asyncio.sleep(0.01)


asyncio.run(main())
