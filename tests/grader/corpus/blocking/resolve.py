# expects: blocking-call at line 9
# A name is resolved.
# names: socket.getaddrinfo
import asyncio
import socket


async def main():
    socket.getaddrinfo("localhost", 80)


if __name__ == "__main__":
    asyncio.run(main())
