# no-deadline: a byte now and then keeps the connection for ever
import asyncio
import contextlib


async def handle(reader, writer, idle=1.0):
    rest = b""
    try:
        while True:
            data = await asyncio.wait_for(reader.read(4096), idle)  # <- here
            if not data:
                break
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                if len(line) > 1024:
                    writer.write(b"error: line too long\n")
                    return
                writer.write(line.upper() + b"\n")
                await asyncio.wait_for(writer.drain(), idle)
            if len(rest) > 1024:
                writer.write(b"error: line too long\n")
                return
    except TimeoutError:
        writer.transport.abort()
    except ConnectionError:
        pass
    finally:
        writer.close()
        with contextlib.suppress(Exception):
            await writer.wait_closed()
