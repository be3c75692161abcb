# response-not-checked: the old file is gone before the status is looked at
import asyncio
from pathlib import Path


async def download(session, url, path):
    path, size, complete = Path(path), 0, False
    async with session.get(url) as response:
        file = await asyncio.to_thread(path.open, "wb")  # <- here
        try:
            response.raise_for_status()
            async for piece in response.content.iter_chunked(65536):
                size += await asyncio.to_thread(file.write, piece)
            complete = True
        finally:
            await asyncio.to_thread(file.close)
            if not complete:
                path.unlink()
    return size
