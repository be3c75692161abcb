# expects: nested-run at line 14
# A runner is used inside a coroutine.
import asyncio


async def one():
    return 1


async def main():
    coroutine = one()
    runner = asyncio.Runner()
    try:
        runner.run(coroutine)
    except RuntimeError:
        coroutine.close()


asyncio.run(main())
