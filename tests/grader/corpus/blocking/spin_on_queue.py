# expects: busy-wait at line 12
# A loop asks a queue until it is filled.
import asyncio
import queue
import threading

inbox = queue.SimpleQueue()


async def main():
    threading.Timer(0.4, inbox.put, ["letter"]).start()
    while inbox.empty():
        pass
    print(inbox.get_nowait())


if __name__ == "__main__":
    asyncio.run(main())
