# expects: forgotten-await at line 14
# A method of a class is called without await.
import asyncio


class Session:
    async def close(self):
        await asyncio.sleep(0.001)


async def main():
    session = Session()
    await asyncio.sleep(0.001)
    session.close()


if __name__ == "__main__":
    asyncio.run(main())
