# expects: nothing
# A program is awaited.
import asyncio


async def main():
    child = await asyncio.create_subprocess_exec("sleep", "0.08")
    await child.wait()


if __name__ == "__main__":
    asyncio.run(main())
