# expects: task-not-awaited at line 7
# asyncio.wait with a limit; the pending ones are ignored.
import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(5))
    done, pending = await asyncio.wait([task], timeout=0.02)
    print(len(done), len(pending))


asyncio.run(main())
