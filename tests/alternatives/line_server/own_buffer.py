# Own buffer over read: when the protocol has other borders than lines
import asyncio
import contextlib


async def handle(reader, writer, idle=1.0):
    loop = asyncio.get_running_loop()
    rest = b""
    deadline = loop.time() + idle
    try:
        while True:
            while b"\n" not in rest and len(rest) <= reader._limit:
                async with asyncio.timeout_at(deadline):
                    data = await reader.read(1024)
                if not data:
                    return
                rest += data
            line, newline, rest = rest.partition(b"\n")
            if len(line) > reader._limit:
                writer.write(b"error: line too long\n")
                return
            writer.write(line.upper() + newline)
            async with asyncio.timeout(idle):
                await writer.drain()
            deadline = loop.time() + idle
    except TimeoutError:
        writer.transport.abort()
    except ConnectionError:
        pass
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
