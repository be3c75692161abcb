# expects: cancel-not-awaited at line 14 or 16
# A task is asked to stop, and the program ends before it has.
import asyncio


async def connection():
    try:
        await asyncio.sleep(1)
    finally:
        await asyncio.sleep(0.1)


async def main():
    task = asyncio.create_task(connection())
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.sleep(0.01)


asyncio.run(main())
