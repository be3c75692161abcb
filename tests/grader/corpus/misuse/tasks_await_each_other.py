# expects: deadlock at line 10, deadlock at line 15
# Two tasks wait for each other's end.
import asyncio

tasks = {}


async def left():
    await asyncio.sleep(0.001)
    await tasks["right"]


async def right():
    await asyncio.sleep(0.001)
    await tasks["left"]


async def main():
    tasks["left"] = asyncio.create_task(left())
    tasks["right"] = asyncio.create_task(right())
    await asyncio.wait(tasks.values())


asyncio.run(main())
