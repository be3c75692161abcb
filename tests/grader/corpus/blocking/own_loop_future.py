# expects: blocking-call at line 10
# The loop's thread waits for a result that only the loop can bring.
# names: concurrent.futures.Future.result
import asyncio


async def main():
    job = asyncio.run_coroutine_threadsafe(asyncio.sleep(0), asyncio.get_running_loop())
    try:
        job.result(0.05)
    except TimeoutError:
        pass
    await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main())
