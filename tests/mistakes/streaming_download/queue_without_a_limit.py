# unbounded-queue: lets every piece that has come wait for the disk, however many these are
import asyncio
from pathlib import Path


async def download(session, url, path):
    path, size = Path(path), 0
    async with session.get(url) as response:
        response.raise_for_status()
        file = await asyncio.to_thread(path.open, "wb")
        pieces = asyncio.Queue()

        async def write():
            while piece := await pieces.get():
                await asyncio.to_thread(file.write, piece)

        writer = asyncio.create_task(write())
        try:
            async for piece in response.content.iter_chunked(65536):
                size += len(piece)
                pieces.put_nowait(piece)
                if writer.done():
                    break
            pieces.put_nowait(b"")
            await writer
        except BaseException:
            writer.cancel()
            await asyncio.wait([writer])
            await asyncio.to_thread(file.close)
            path.unlink()
            raise
        await asyncio.to_thread(file.close)
    return size
