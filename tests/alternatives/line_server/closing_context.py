# A context manager that closes: when several handlers close alike; each of them only reads and answers
import asyncio
from contextlib import asynccontextmanager, suppress


@asynccontextmanager
async def closing(writer):
    try:
        yield
    except TimeoutError:
        writer.transport.abort()
    except ConnectionError:
        pass
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


async def handle(reader, writer, idle=1.0):
    async with closing(writer):
        while True:
            try:
                line = await asyncio.wait_for(reader.readuntil(), idle)
            except asyncio.IncompleteReadError:
                return
            except asyncio.LimitOverrunError:
                writer.write(b"error: line too long\n")
                return
            writer.writelines([line.upper()])
            await asyncio.wait_for(writer.drain(), idle)
