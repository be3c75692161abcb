# expects: blocking-call at line 26
# A plain socket waits for data.
# names: s.recv
import asyncio
import socket
import threading
import time

listener = socket.create_server(("127.0.0.1", 0))
address = listener.getsockname()


def serve():
    peer, _ = listener.accept()
    time.sleep(0.25)
    peer.sendall(b"x")
    peer.close()


thread = threading.Thread(target=serve)
thread.start()
s = socket.create_connection(address)


async def main():
    s.recv(1)
    s.close()
    listener.close()


if __name__ == "__main__":
    asyncio.run(main())
