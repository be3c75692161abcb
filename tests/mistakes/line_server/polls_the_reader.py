# busy-wait: looks every 10 ms whether something has come
import asyncio
import contextlib


async def handle(reader, writer, idle=1.0):
    try:
        while True:
            async with asyncio.timeout(idle):
                while not reader._buffer and not reader.at_eof():
                    await asyncio.sleep(0)  # <- here
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
        with contextlib.suppress(OSError):
            await writer.wait_closed()
