# task-not-awaited: a task that watches the clock outlives the connection
import asyncio
import contextlib


async def handle(reader, writer, idle=1.0):
    last = asyncio.get_running_loop().time()

    async def watch():
        while asyncio.get_running_loop().time() < last + idle:
            await asyncio.sleep(last + idle - asyncio.get_running_loop().time())
        writer.transport.abort()

    asyncio.create_task(watch())  # <- here
    try:
        while True:
            line = await reader.readuntil(b"\n")
            last = asyncio.get_running_loop().time()
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
