# expects: task-not-awaited at line 11
# Who waited has given up; the shielded task runs on.
import asyncio


async def save():
    await asyncio.sleep(0.5)


async def main():
    task = asyncio.create_task(save())
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.02)
    except TimeoutError:
        print("too slow")


asyncio.run(main())
