# expects: nothing
# A pool of one's own, ended when it is idle.
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(4) as pool:
        await asyncio.gather(*(loop.run_in_executor(pool, time.sleep, 0.02) for _ in range(4)))


if __name__ == "__main__":
    asyncio.run(main())
