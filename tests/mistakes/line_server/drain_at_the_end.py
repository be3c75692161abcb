# unbounded-queue: waits for the peer once, at the end
import asyncio
import contextlib


async def handle(reader, writer, idle=1.0):
    try:
        while True:
            async with asyncio.timeout(idle):
                line = await reader.readuntil(b"\n")
            writer.write(line.upper())  # <- here
    except asyncio.LimitOverrunError:
        writer.write(b"error: line too long\n")
    except TimeoutError:
        writer.transport.abort()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        with contextlib.suppress(OSError):
            await asyncio.wait_for(writer.drain(), idle)
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
