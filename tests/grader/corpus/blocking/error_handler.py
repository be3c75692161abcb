# expects: blocking-call at line 8
# The loop's error handler waits.
import asyncio
import time


def report(loop, context):
    time.sleep(0.02)
    print(context["message"])


def broken():
    raise ValueError("broken")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(report)
    loop.call_soon(broken)
    await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main())
