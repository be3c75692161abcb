# expects: nothing
# Shielded work is awaited to its end after a timeout.
import asyncio


async def save():
    await asyncio.sleep(0.06)
    return "saved"


async def main():
    task = asyncio.create_task(save())
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.01)
    except TimeoutError:
        assert await task == "saved"


if __name__ == "__main__":
    asyncio.run(main())
