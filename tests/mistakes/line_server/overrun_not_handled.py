# stream-is-not-messages: readuntil's error for a line over the limit leaves
import asyncio
import contextlib


async def handle(reader, writer, idle=1.0):
    try:
        while True:
            async with asyncio.timeout(idle):
                line = await reader.readuntil(b"\n")  # <- here
            writer.write(line.upper())
            async with asyncio.timeout(idle):
                await writer.drain()
    except TimeoutError:
        writer.transport.abort()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
