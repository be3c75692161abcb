# forgotten-await: drain without await
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
            writer.drain()  # <- here
    except TimeoutError:
        writer.transport.abort()
    except ConnectionError:
        pass
    finally:
        writer.close()
        with contextlib.suppress(Exception):
            await writer.wait_closed()
