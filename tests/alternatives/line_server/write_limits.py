# a buffer of its own size: when more than asyncio's 64 KiB may wait for a peer
import asyncio


async def handle(reader, writer, idle=1.0):
    writer.transport.set_write_buffer_limits(high=256 * 1024)
    try:
        while True:
            try:
                async with asyncio.timeout(idle):
                    line = await reader.readuntil(b"\n")
            except asyncio.IncompleteReadError:
                break
            except asyncio.LimitOverrunError:
                writer.write(b"error: line too long\n")
                break
            except TimeoutError:
                writer.transport.abort()
                break
            writer.write(line.upper())
            try:
                async with asyncio.timeout(idle):
                    await writer.drain()
            except TimeoutError:
                writer.transport.abort()
                break
    except ConnectionError:
        pass
    finally:
        writer.close()
        try:
            async with asyncio.timeout(idle):
                await writer.wait_closed()
        except (ConnectionError, TimeoutError):
            writer.transport.abort()
