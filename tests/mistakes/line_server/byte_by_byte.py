# no-deadline: a limit on each byte, none on the line
import asyncio
import contextlib


async def handle(reader, writer, idle=1.0):
    try:
        while True:
            line = b""
            while not line.endswith(b"\n"):
                async with asyncio.timeout(idle):
                    line += await reader.readexactly(1)  # <- here
                if len(line) > 1024:
                    writer.write(b"error: line too long\n")
                    return
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
