# expects: nothing
# A thread sleeps beside the loop.
import asyncio
import threading
import time


async def main():
    thread = threading.Thread(target=time.sleep, args=(0.05,), daemon=True)
    thread.start()
    await asyncio.sleep(0.08)


if __name__ == "__main__":
    asyncio.run(main())
