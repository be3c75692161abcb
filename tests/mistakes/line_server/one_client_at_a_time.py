# lock-too-wide: one lock for all connections
import asyncio
import contextlib


locks = {}


async def handle(reader, writer, idle=1.0):
    lock = locks.setdefault(asyncio.get_running_loop(), asyncio.Lock())
    await lock.acquire()  # <- here
    try:
        while True:
            async with asyncio.timeout(idle):
                line = await reader.readuntil(b"\n")
            writer.write(line.upper())
            async with asyncio.timeout(idle):
                await writer.drain()
    except asyncio.LimitOverrunError:
        writer.write(b"error: line too long\n")
    except TimeoutError:
        writer.transport.abort()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
        lock.release()
