# Two tasks and a queue: when an answer takes time of its own
import asyncio
import contextlib


async def read(reader, answers, idle):
    try:
        while True:
            async with asyncio.timeout(idle):
                line = await reader.readuntil(b"\n")
            await answers.put(line.upper())
    except asyncio.LimitOverrunError:
        await answers.put(b"error: line too long\n")
    except asyncio.IncompleteReadError:
        pass
    await answers.put(None)


async def write(writer, answers, idle):
    while (answer := await answers.get()) is not None:
        writer.write(answer)
        async with asyncio.timeout(idle):
            await writer.drain()


async def handle(reader, writer, idle=1.0):
    answers = asyncio.Queue(maxsize=10)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(read(reader, answers, idle))
            group.create_task(write(writer, answers, idle))
    except* TimeoutError:
        writer.transport.abort()
    except* ConnectionError:
        pass
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
