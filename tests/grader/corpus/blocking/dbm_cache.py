# expects: blocking-call at line 11, blocking-call at line 12, blocking-call at line 13
# A cache on the disk is opened for each look-up.
import asyncio
import dbm.dumb
import tempfile

folder = tempfile.TemporaryDirectory()


async def remember(key, value):
    store = dbm.dumb.open(f"{folder.name}/cache")
    store[key] = value
    store.close()


async def main():
    await remember("answer", "42")


if __name__ == "__main__":
    asyncio.run(main())
