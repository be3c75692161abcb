# A guard on the polite close: when peers may fall silent at the very end
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
    except TimeoutError:
        writer.transport.abort()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()
        guard = asyncio.get_running_loop().call_later(idle, writer.transport.abort)
        with contextlib.suppress(Exception):
            await writer.wait_closed()
        guard.cancel()
