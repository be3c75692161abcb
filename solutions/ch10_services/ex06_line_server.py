# readuntil under a timeout: when the protocol has lines, and no silent peer may keep a connection
r"""Answer lines: the reader finds their ends, `drain` waits for the peer, and no wait is without an end."""

import asyncio
import contextlib


async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, idle: float = 1.0) -> None:
    """Serve one connection, as `asyncio.start_server(handle, ..., limit=1024)` calls it."""
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
        pass  # the end of input, or a peer that is gone
    finally:
        writer.close()
        guard = asyncio.get_running_loop().call_later(idle, writer.transport.abort)
        with contextlib.suppress(OSError):
            await writer.wait_closed()  # the last answers are on their way
        guard.cancel()
