# expects: blocking-call at line 12
# A queue of processes is waited for.
import asyncio
import multiprocessing
import threading


async def main():
    q = multiprocessing.get_context("fork").Queue()
    t = threading.Timer(0.1, q.put, [1])
    t.start()
    print(q.get())
    await asyncio.to_thread(t.join)


if __name__ == "__main__":
    asyncio.run(main())
