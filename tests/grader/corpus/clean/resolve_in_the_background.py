# expects: nothing
# A name is resolved by the loop.
import asyncio


async def main():
    await asyncio.get_running_loop().getaddrinfo("localhost", 80)


if __name__ == "__main__":
    asyncio.run(main())
