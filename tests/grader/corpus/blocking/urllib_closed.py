# expects: blocking-call at line 15
# A connection is tried where nobody listens.
# names: urllib.request.urlopen
import asyncio
import socket
import urllib.request

s = socket.create_server(("127.0.0.1", 0))
port = s.getsockname()[1]
s.close()


async def main():
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/")
    except OSError:
        pass


if __name__ == "__main__":
    asyncio.run(main())
