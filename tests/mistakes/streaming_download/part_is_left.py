# cleanup-skipped: closes the file, and leaves a part of the body in it
import asyncio
from pathlib import Path


async def download(session, url, path):
    path, size, complete = Path(path), 0, False
    async with session.get(url) as response:
        response.raise_for_status()
        file = await asyncio.to_thread(path.open, "wb")  # <- here
        try:
            async for piece in response.content.iter_chunked(65536):
                size += await asyncio.to_thread(file.write, piece)
            complete = True
        finally:
            await asyncio.to_thread(file.close)
    return size
