# One timer put off by each line: when all that a handler waits for should end alike; it aborts
import asyncio
import contextlib


class Watchdog:
    def __init__(self, idle, transport):
        self.loop = asyncio.get_running_loop()
        self.idle = idle
        self.transport = transport
        self.timer = self.loop.call_later(idle, transport.abort)

    def put_off(self):
        self.timer.cancel()
        self.timer = self.loop.call_later(self.idle, self.transport.abort)


async def handle(reader, writer, idle=1.0):
    watchdog = Watchdog(idle, writer.transport)
    try:
        while line := await reader.readline():
            if not line.endswith(b"\n"):
                break
            watchdog.put_off()
            writer.write(line.upper())
            await writer.drain()
            watchdog.put_off()
    except ValueError:
        writer.write(b"error: line too long\n")
    except ConnectionError:
        pass
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
        watchdog.timer.cancel()
