# expects: nothing
# A thread waits for the loop.
import asyncio
import threading


async def main():
    loop = asyncio.get_running_loop()

    def work():
        asyncio.run_coroutine_threadsafe(asyncio.sleep(0.06), loop).result()

    await asyncio.to_thread(work)


if __name__ == "__main__":
    asyncio.run(main())
