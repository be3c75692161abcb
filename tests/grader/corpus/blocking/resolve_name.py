# expects: blocking-call at line 8
# A name is looked up with the thread's resolver.
import asyncio
import socket


async def address(name):
    return socket.gethostbyname(name)


async def main():
    print(await asyncio.gather(address("localhost"), asyncio.sleep(0)))


if __name__ == "__main__":
    asyncio.run(main())
