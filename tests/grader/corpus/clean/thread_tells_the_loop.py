# expects: nothing
# A thread hands results to the loop.
import asyncio
import threading
import time


async def main():
    loop, inbox = asyncio.get_running_loop(), asyncio.Queue()

    def work():
        for number in range(3):
            time.sleep(0.02)
            loop.call_soon_threadsafe(inbox.put_nowait, number)

    thread = threading.Thread(target=work)
    thread.start()
    assert [await inbox.get() for _ in range(3)] == [0, 1, 2]
    await asyncio.to_thread(thread.join)


if __name__ == "__main__":
    asyncio.run(main())
