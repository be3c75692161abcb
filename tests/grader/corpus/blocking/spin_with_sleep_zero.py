# expects: busy-wait at line 16 or 15
# A loop gives its turn away and asks again at once.
import asyncio

state = {"ready": False}


async def prepare():
    await asyncio.sleep(0.4)
    state["ready"] = True


async def main():
    task = asyncio.create_task(prepare())
    while not state["ready"]:
        await asyncio.sleep(0)
    await task


if __name__ == "__main__":
    asyncio.run(main())
