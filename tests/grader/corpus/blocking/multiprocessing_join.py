# expects: blocking-call at line 11
# A coroutine waits for the end of a process.
import asyncio
import multiprocessing
import time


async def main():
    process = multiprocessing.get_context("fork").Process(target=time.sleep, args=(0.3,))
    process.start()
    process.join()
    print(process.exitcode)


if __name__ == "__main__":
    asyncio.run(main())
