# A bounded queue and one writing thread: when the disk is slow and should not hold up the network
import asyncio
from pathlib import Path


def write(path, pieces):
    size = 0
    with open(path, "wb") as file:
        while piece := asyncio.run_coroutine_threadsafe(pieces.get(), pieces.loop).result():
            size += file.write(piece)
    return size


async def download(session, url, path):
    async with session.get(url) as response:
        response.raise_for_status()
        pieces = asyncio.Queue(maxsize=4)
        pieces.loop = asyncio.get_running_loop()
        writer = asyncio.create_task(asyncio.to_thread(write, path, pieces))
        size = None
        try:
            async for piece in response.content.iter_chunked(65536):
                put = asyncio.ensure_future(pieces.put(piece))
                await asyncio.wait([put, writer], return_when=asyncio.FIRST_COMPLETED)
                if not put.done():
                    put.cancel()
                    await writer
            await pieces.put(b"")
            size = await writer
            return size
        finally:
            if size is None:
                while not pieces.empty():
                    pieces.get_nowait()
                pieces.put_nowait(b"")
                await asyncio.wait([writer])
                if not writer.cancelled():
                    writer.exception()
                Path(path).unlink(missing_ok=True)
