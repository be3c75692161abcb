# expects: nested-run at line 14
# A plain function with its own asyncio.run is called from a coroutine.
import asyncio


async def query(text):
    await asyncio.sleep(0.001)
    return text.upper()


def query_sync(text):
    coroutine = query(text)
    try:
        return asyncio.run(coroutine)
    finally:
        coroutine.close()


async def handler(text):
    try:
        return query_sync(text)
    except RuntimeError:
        return None


async def main():
    print(await handler("select 1"))


asyncio.run(main())
