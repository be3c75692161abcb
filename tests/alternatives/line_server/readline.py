# readline and ValueError: when an end of input without a newline needs a look of its own
import asyncio
import contextlib


async def handle(reader, writer, idle=1.0):
    try:
        while True:
            try:
                line = await asyncio.wait_for(reader.readline(), idle)
            except ValueError:
                writer.write(b"error: line too long\n")
                break
            if not line.endswith(b"\n"):
                break
            writer.write(line.upper())
            await asyncio.wait_for(writer.drain(), idle)
    except TimeoutError:
        writer.transport.abort()
    except ConnectionError:
        pass
    finally:
        writer.close()
        with contextlib.suppress(Exception):
            await writer.wait_closed()
