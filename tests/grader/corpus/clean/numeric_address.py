# expects: nothing
# Addresses that need no look-up.
import asyncio
import socket


async def main():
    socket.getaddrinfo("127.0.0.1", 80)
    socket.getaddrinfo("::1", 80)
    socket.getaddrinfo(None, 80)


if __name__ == "__main__":
    asyncio.run(main())
