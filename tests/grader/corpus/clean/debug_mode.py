# expects: nothing
# The loop runs in debug mode.
import asyncio


async def work(n):
    await asyncio.sleep(0.01)
    return n


async def main():
    async with asyncio.TaskGroup() as g:
        ts = [g.create_task(work(n)) for n in range(5)]
    print([t.result() for t in ts])


if __name__ == "__main__":
    asyncio.run(main(), debug=True)
