# A time limit on the close: when a peer may block that, too; it aborts when the limit is over
import asyncio
import contextlib


async def handle(reader, writer, idle=1.0):
    try:
        while True:
            try:
                async with asyncio.timeout(idle):
                    line = await reader.readline()
            except ValueError:
                writer.write(b"error: line too long\n")
                async with asyncio.timeout(idle):
                    await writer.drain()
                break
            if not line.endswith(b"\n"):
                break
            writer.write(line.upper())
            async with asyncio.timeout(idle):
                await writer.drain()
    except TimeoutError:
        writer.transport.abort()
    except ConnectionError:
        pass
    finally:
        writer.close()
        try:
            async with asyncio.timeout(idle):
                await writer.wait_closed()
        except TimeoutError:
            writer.transport.abort()
            with contextlib.suppress(Exception):
                await writer.wait_closed()
        except Exception:
            pass
