# expects: blocking-call at line 27
# A plain socket waits for a client.
import asyncio
import queue
import threading
import time


def later(action, seconds=0.25):
    def wait():
        time.sleep(seconds)
        action()

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


import socket

listener = socket.create_server(("127.0.0.1", 0))
address = listener.getsockname()


async def main():
    later(lambda: socket.create_connection(address).close())
    listener.accept()[0].close()
    listener.close()


if __name__ == "__main__":
    asyncio.run(main())
