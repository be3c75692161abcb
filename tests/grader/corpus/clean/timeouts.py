# expects: nothing
# A deadline ends a wait.
import asyncio


async def main():
    try:
        async with asyncio.timeout(0.06):
            await asyncio.Event().wait()
    except TimeoutError:
        pass


if __name__ == "__main__":
    asyncio.run(main())
