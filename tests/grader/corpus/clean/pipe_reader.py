# expects: nothing
# A pipe is read through the loop.
import asyncio
import os
import threading


async def main():
    reading, writing = os.pipe()
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    pipe = os.fdopen(reading, "rb")
    transport, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), pipe)
    timer = threading.Timer(0.08, os.write, [writing, b"late\n"])
    timer.start()
    assert await reader.readline() == b"late\n"
    await asyncio.to_thread(timer.join)
    transport.close()
    os.close(writing)
    await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(main())
