# expects: nested-run at line 14
# A coroutine calls asyncio.run for a helper.
import asyncio


async def load():
    await asyncio.sleep(0.001)
    return 1


async def main():
    coroutine = load()
    try:
        return asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
        coroutine.close()


asyncio.run(main())
