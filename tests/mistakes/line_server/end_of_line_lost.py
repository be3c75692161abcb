# wrong-result: answers without the end of the line
import asyncio
import contextlib


async def handle(reader, writer, idle=1.0):
    try:
        while True:
            async with asyncio.timeout(idle):
                line = await reader.readuntil(b"\n")
            writer.write(line.strip().upper())
            async with asyncio.timeout(idle):
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
