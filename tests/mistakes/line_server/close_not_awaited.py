# cleanup-skipped: closes the writer and does not wait for it
import asyncio


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
    except TimeoutError:
        writer.transport.abort()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()
