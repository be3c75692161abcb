# expects: blocking-call at line 10
# A task's done-callback sleeps.
# names: time.sleep
import asyncio
import time


async def main():
    task = asyncio.create_task(asyncio.sleep(0))
    task.add_done_callback(lambda _: time.sleep(0.02))
    await task
    await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(main())
