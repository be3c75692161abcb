# expects: nothing
# A background task is kept, cancelled and awaited.
import asyncio
import contextlib


async def heartbeat(beats):
    while True:
        beats.append(1)
        await asyncio.sleep(0.005)


async def main():
    beats = []
    task = asyncio.create_task(heartbeat(beats))
    await asyncio.sleep(0.03)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    assert beats


if __name__ == "__main__":
    asyncio.run(main())
