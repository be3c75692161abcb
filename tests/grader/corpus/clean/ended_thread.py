# expects: nothing
# A thread that has ended is joined.
import asyncio
import threading


async def main():
    thread = threading.Thread(target=print)
    thread.start()
    while thread.is_alive():
        await asyncio.sleep(0.001)
    thread.join()


if __name__ == "__main__":
    asyncio.run(main())
