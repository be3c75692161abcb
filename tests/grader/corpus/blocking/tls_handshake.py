# expects: blocking-call at line 22
# A TLS handshake over a blocking socket.
import asyncio
import socket
import ssl
import threading
import time


def silent(end):
    time.sleep(0.1)
    end.close()


async def main():
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    ours, theirs = socket.socketpair()
    threading.Thread(target=silent, args=(theirs,)).start()
    try:
        context.wrap_socket(ours)
    except OSError as error:
        print(type(error).__name__)
    ours.close()


asyncio.run(main())
