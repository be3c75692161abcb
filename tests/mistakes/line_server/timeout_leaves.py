# timeout-not-caught: the end of idle is an error that leaves
import asyncio
import contextlib


async def handle(reader, writer, idle=1.0):
    try:
        while True:
            async with asyncio.timeout(idle):  # <- here
                line = await reader.readuntil(b"\n")
            writer.write(line.upper())
            async with asyncio.timeout(idle):  # <- here
                await writer.drain()
    except asyncio.LimitOverrunError:
        writer.write(b"error: line too long\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.transport.abort()
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
