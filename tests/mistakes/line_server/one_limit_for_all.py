# wrong-result: one limit for the whole conversation
import asyncio
import contextlib


async def handle(reader, writer, idle=1.0):
    try:
        async with asyncio.timeout(idle):
            while True:
                line = await reader.readuntil(b"\n")
                writer.write(line.upper())
                await writer.drain()
    except asyncio.LimitOverrunError:
        writer.write(b"error: line too long\n")
    except TimeoutError:
        writer.transport.abort()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
