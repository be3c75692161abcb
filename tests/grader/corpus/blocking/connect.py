# expects: blocking-call at line 12
# A plain socket connects.
# names: socket.connect
import asyncio
import socket

listener = socket.create_server(("127.0.0.1", 0))


async def main():
    s = socket.socket()
    s.connect(listener.getsockname())
    s.close()
    listener.close()


if __name__ == "__main__":
    asyncio.run(main())
