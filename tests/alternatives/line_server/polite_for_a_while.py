# Polite close with a limit of its own: when last answers may take their time; it aborts only when that is over
import asyncio
import contextlib


async def handle(reader, writer, idle=1.0):
    try:
        while True:
            async with asyncio.timeout(idle):
                line = await reader.readuntil(b"\n")
            writer.write(line.upper())
            async with asyncio.timeout(idle):
                await writer.drain()
    except asyncio.LimitOverrunError:
        writer.write(b"error: line too long\n")
    except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            closing = asyncio.ensure_future(writer.wait_closed())
            await asyncio.wait([closing], timeout=idle)
            if not closing.done():
                writer.transport.abort()
            await closing
