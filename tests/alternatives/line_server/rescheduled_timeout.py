# One timeout rescheduled: when one block around everything reads better than one for each wait
import asyncio
import contextlib


async def handle(reader, writer, idle=1.0):
    now = asyncio.get_running_loop().time
    try:
        async with asyncio.timeout(idle) as limit:
            while True:
                line = await reader.readuntil(b"\n")
                limit.reschedule(now() + idle)
                writer.write(line.upper())
                await writer.drain()
                limit.reschedule(now() + idle)
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
