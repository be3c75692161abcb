# expects: result-too-early at line 14
# A task's result is taken before it has run.
import asyncio


async def fetch():
    await asyncio.sleep(0.001)
    return 1


async def main():
    task = asyncio.create_task(fetch())
    try:
        print(task.result())
    finally:
        await task


asyncio.run(main())
