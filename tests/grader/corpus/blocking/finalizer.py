# expects: blocking-call at line 9
# Dropping the last reference closes a connection slowly.
import asyncio
import time


class Connection:
    def close(self):
        time.sleep(0.02)

    def __del__(self):
        self.close()


async def query():
    connection = Connection()
    await asyncio.sleep(0)
    return id(connection)


async def main():
    await query()


if __name__ == "__main__":
    asyncio.run(main())
