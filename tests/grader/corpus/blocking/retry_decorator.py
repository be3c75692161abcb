# expects: blocking-call at line 15
# A decorator for retries sleeps between them.
import asyncio
import functools
import time


def retried(function):
    @functools.wraps(function)
    async def wrapper(*args):
        for _ in range(3):
            try:
                return await function(*args)
            except ConnectionError:
                time.sleep(0.01)
        raise TimeoutError

    return wrapper


attempts = []


@retried
async def fetch(name):
    await asyncio.sleep(0)
    attempts.append(name)
    if len(attempts) < 3:
        raise ConnectionError
    return name


async def main():
    print(await fetch("page"))


if __name__ == "__main__":
    asyncio.run(main())
