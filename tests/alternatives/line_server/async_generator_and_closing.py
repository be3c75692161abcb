# A context manager that closes and a generator of lines: when the loop over the lines is to stay short
import asyncio
from contextlib import aclosing, asynccontextmanager, suppress


@asynccontextmanager
async def closing(writer, idle):
    try:
        yield
    finally:
        with suppress(OSError):
            writer.close()
            try:
                async with asyncio.timeout(idle):
                    await writer.wait_closed()
            except TimeoutError:
                writer.transport.abort()
                await writer.wait_closed()


async def lines(reader, idle):
    while True:
        line = await asyncio.wait_for(reader.readline(), timeout=idle)
        if line[-1:] != b"\n":
            return
        yield line


async def handle(reader, writer, idle=1.0):
    async with closing(writer, idle):
        try:
            try:
                async with aclosing(lines(reader, idle)) as stream:
                    async for line in stream:
                        writer.write(line.upper())
                        await asyncio.wait_for(writer.drain(), idle)
            except ValueError:
                writer.write(b"error: line too long\n")
        except TimeoutError:
            writer.transport.abort()
        except ConnectionError:
            return
