# expects: blocking-call at line 16
# A rate limit of a synchronous program is put on a coroutine.
import asyncio
import functools
import time


def throttled(interval):
    def decorate(function):
        last = [0.0]

        @functools.wraps(function)
        def wrapper(*args):
            rest = last[0] + interval - time.monotonic()
            if rest > 0:
                time.sleep(rest)
            last[0] = time.monotonic()
            return function(*args)

        return wrapper

    return decorate


@throttled(0.05)
async def call(number):
    await asyncio.sleep(0)
    return number


async def main():
    print([await call(number) for number in range(3)])


if __name__ == "__main__":
    asyncio.run(main())
