# stream-is-not-messages: splits what one read gives, and takes its end for the end of a line
import asyncio
from contextlib import suppress

TOO_LONG = b"error: line too long\n"


class Session:
    def __init__(self, reader, writer, idle):
        self.reader, self.writer, self.idle = reader, writer, idle

    async def next_line(self):
        """A line, None at the end; LimitOverrunError when it is too long."""
        try:
            return (await asyncio.wait_for(self.reader.read(1024), self.idle)) or None
        except asyncio.IncompleteReadError:
            return None

    async def answer(self, data):
        self.writer.write(data)
        await asyncio.wait_for(self.writer.drain(), self.idle)

    async def talk(self):
        try:
            while (line := await self.next_line()) is not None:
                for one in line.splitlines(True):
                    await self.answer(one.upper())
        except asyncio.LimitOverrunError:
            await self.answer(TOO_LONG)

    async def run(self):
        polite = False
        try:
            await self.talk()
            polite = True
        except (TimeoutError, ConnectionError):
            pass
        finally:
            await self.end(polite)

    async def end(self, polite):
        if not polite:
            self.writer.transport.abort()
        self.writer.close()
        try:
            await asyncio.wait_for(self.writer.wait_closed(), self.idle)
        except TimeoutError:
            self.writer.transport.abort()
            with suppress(OSError):
                await self.writer.wait_closed()
        except OSError:
            pass


async def handle(reader, writer, idle=1.0):
    await Session(reader, writer, idle).run()
