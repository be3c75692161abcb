# cleanup-skipped: closes at the end of input, and leaves the other ways out
import asyncio


async def handle(reader, writer, idle=1.0):
    try:
        while True:
            try:
                line = await asyncio.wait_for(reader.readline(), idle)
            except ValueError:
                writer.write(b"error: line too long\n")
                break
            if not line.endswith(b"\n"):
                writer.close()
                await writer.wait_closed()
                break
            writer.write(line.upper())
            await asyncio.wait_for(writer.drain(), idle)
    except TimeoutError:
        writer.transport.abort()
    except ConnectionError:
        pass
