# expects: blocking-call at line 11
# A consumer opens a file for each item of its queue.
import asyncio
import tempfile

folder = tempfile.TemporaryDirectory()


async def consume(items):
    while (item := await items.get()) is not None:
        with open(f"{folder.name}/items.csv", "a") as file:
            file.write(f"{item}\n")


async def main():
    items = asyncio.Queue()
    consumer = asyncio.create_task(consume(items))
    for item in 1, 2, 3, None:
        await items.put(item)
    await consumer


if __name__ == "__main__":
    asyncio.run(main())
