# expects: blocking-call at line 22
# Opening a named pipe waits for the other side.
import asyncio
import os
import tempfile
import threading
import time

folder = tempfile.TemporaryDirectory()
path = f"{folder.name}/pipe"
os.mkfifo(path)


def write():
    time.sleep(0.05)
    with open(path, "w") as pipe:
        pipe.write("hello")


async def main():
    threading.Thread(target=write).start()
    with open(path) as pipe:
        print(pipe.read())


if __name__ == "__main__":
    asyncio.run(main())
