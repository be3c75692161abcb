# expects: others-keep-running at line 16
# After the first failure of a gather the others run on.
import asyncio


async def fail():
    raise ConnectionError


async def slow():
    await asyncio.sleep(0.3)


async def main():
    try:
        await asyncio.gather(fail(), slow())
    except ConnectionError:
        print("failed")


asyncio.run(main())
