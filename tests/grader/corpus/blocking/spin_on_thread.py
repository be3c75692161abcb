# expects: busy-wait at line 11
# A loop asks whether a thread is alive.
import asyncio
import threading
import time


async def main():
    thread = threading.Thread(target=time.sleep, args=(0.4,))
    thread.start()
    while thread.is_alive():
        pass
    thread.join()


if __name__ == "__main__":
    asyncio.run(main())
