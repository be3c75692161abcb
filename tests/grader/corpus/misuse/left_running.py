# expects: task-not-awaited at line 12
# The program ends while its background task works.
import asyncio


async def upload():
    await asyncio.sleep(0.3)
    print("uploaded")


async def main():
    task = asyncio.create_task(upload())
    await asyncio.sleep(0.01)
    print("started", task.get_name())


asyncio.run(main())
