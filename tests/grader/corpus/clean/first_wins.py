# expects: nothing
# The first answer counts; the other calls are cancelled and awaited.
import asyncio


async def mirror(delay):
    await asyncio.sleep(delay)
    return delay


async def main():
    tasks = [asyncio.create_task(mirror(delay)) for delay in (0.01, 0.5)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    assert [task.result() for task in done] == [0.01]


if __name__ == "__main__":
    asyncio.run(main())
