# expects: blocking-call at line 23
# A mail client waits for the greeting of its server.
import asyncio
import smtplib
import socket
import threading
import time


def greet(listener):
    peer, _ = listener.accept()
    time.sleep(0.15)
    peer.sendall(b"220 ready\r\n")
    peer.recv(100)
    peer.sendall(b"221 bye\r\n")
    peer.close()


async def main():
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=greet, args=(listener,), daemon=True)
    thread.start()
    mail = smtplib.SMTP("127.0.0.1", listener.getsockname()[1], local_hostname="me")
    mail.close()
    listener.close()
    await asyncio.to_thread(thread.join)


if __name__ == "__main__":
    asyncio.run(main())
