# A generator of lines: when reading and answering should stand apart from each other
import asyncio
import contextlib
from contextlib import aclosing


async def lines_of(reader, idle):
    while True:
        try:
            line = await asyncio.wait_for(reader.readuntil(b"\n"), timeout=idle)
        except asyncio.IncompleteReadError:
            return
        yield line


async def answer(reader, writer, idle):
    async with aclosing(lines_of(reader, idle)) as lines:
        async for line in lines:
            writer.write(line.upper())
            await asyncio.wait_for(writer.drain(), timeout=idle)


async def handle(reader, writer, idle=1.0):
    try:
        await answer(reader, writer, idle)
    except asyncio.LimitOverrunError:
        writer.write(b"error: line too long\n")
    except TimeoutError:
        writer.transport.abort()
    except OSError:
        pass
    finally:
        await close(writer)


async def close(writer):
    writer.close()
    with contextlib.suppress(Exception):
        await writer.wait_closed()
