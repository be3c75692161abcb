# stream-is-not-messages: splits what one read gives into lines
import asyncio
import contextlib


async def handle(reader, writer, idle=1.0):
    try:
        while True:
            data = await asyncio.wait_for(reader.read(65536), idle)
            if not data:
                break
            for line in data.splitlines():
                if len(line) > 1024:
                    writer.write(b"error: line too long\n")
                    return
                writer.write(line.upper() + b"\n")  # <- here
            await asyncio.wait_for(writer.drain(), idle)
    except TimeoutError:
        writer.transport.abort()
    except ConnectionError:
        pass
    finally:
        writer.close()
        with contextlib.suppress(Exception):
            await writer.wait_closed()
