# expects: nothing
# The result of a future that is done.
import asyncio
import concurrent.futures


async def main():
    job = concurrent.futures.Future()
    job.set_result(1)
    job.result()


if __name__ == "__main__":
    asyncio.run(main())
