# expects: forgotten-await at line 12
# A condition asks a coroutine object, which is always true.
import asyncio


async def is_admin(user):
    await asyncio.sleep(0.001)
    return user == "root"


async def main():
    if is_admin("guest"):
        print("deleting everything")


if __name__ == "__main__":
    asyncio.run(main())
