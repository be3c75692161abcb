# wrong-result: takes bytes for text, and ends at one that is none
import asyncio


async def _close(writer, idle):
    writer.close()
    try:
        await asyncio.wait_for(writer.wait_closed(), idle)
    except TimeoutError:
        writer.transport.abort()
        try:
            await writer.wait_closed()
        except OSError:
            pass
    except OSError:
        pass


async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, idle: float = 1.0) -> None:
    async def reply(data):
        writer.write(data)
        await asyncio.wait_for(writer.drain(), idle)

    try:
        while True:
            line = await asyncio.wait_for(reader.readuntil(b"\n"), idle)
            await reply(line.decode("ascii").upper().encode())
    except asyncio.IncompleteReadError:
        pass
    except asyncio.LimitOverrunError:
        try:
            await reply(b"error: line too long\n")
        except (TimeoutError, OSError):
            writer.transport.abort()
    except TimeoutError:
        writer.transport.abort()
    except OSError:
        pass
    except BaseException:
        writer.transport.abort()
        raise
    finally:
        await _close(writer, idle)
