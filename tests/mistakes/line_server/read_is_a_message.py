# stream-is-not-messages: takes what one read gives for a line
import asyncio
import contextlib


async def handle(reader, writer, idle=1.0):
    try:
        while True:
            try:
                line = await asyncio.wait_for(reader.read(1024), idle)
            except ValueError:
                writer.write(b"error: line too long\n")
                break
            if not line:
                break
            writer.write(line.upper())  # <- here
            await asyncio.wait_for(writer.drain(), idle)
    except TimeoutError:
        writer.transport.abort()
    except ConnectionError:
        pass
    finally:
        writer.close()
        with contextlib.suppress(Exception):
            await writer.wait_closed()
