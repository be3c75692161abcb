# expects: nothing
# Sockets used through the loop.
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    left, right = socket.socketpair()
    left.setblocking(False), right.setblocking(False)
    job = asyncio.create_task(loop.sock_recv(left, 1))
    await asyncio.sleep(0.08)
    await loop.sock_sendall(right, b"x")
    assert await job == b"x"
    left.close(), right.close()


if __name__ == "__main__":
    asyncio.run(main())
