# expects: background-task-lost at line 8 or 12
# A background task fails and nobody asks how it ended.
import asyncio


async def send(mail):
    await asyncio.sleep(0.001)
    raise ConnectionError(mail)


async def main():
    asyncio.create_task(send("hello"))
    await asyncio.sleep(0.03)
    print("sent")


asyncio.run(main())
