# expects: nothing
# A socket that never waits connects.
import asyncio
import socket


async def main():
    listener = socket.create_server(("127.0.0.1", 0))
    s = socket.socket()
    s.setblocking(False)
    try:
        s.connect(listener.getsockname())
    except BlockingIOError:
        pass
    s.close(), listener.close()


if __name__ == "__main__":
    asyncio.run(main())
