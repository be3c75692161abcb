# expects: nothing
# A task cleans up when it is cancelled, and its end is awaited.
import asyncio


async def upload(log):
    try:
        await asyncio.sleep(1)
    finally:
        await asyncio.sleep(0.01)
        log.append("closed")


async def main():
    log = []
    task = asyncio.create_task(upload(log))
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait([task])
    assert log == ["closed"]


if __name__ == "__main__":
    asyncio.run(main())
