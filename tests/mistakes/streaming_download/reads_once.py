# wrong-result: reads what is there at the moment, and takes it for the whole body
import asyncio
from pathlib import Path


async def download(session, url, path):
    path, size, complete = Path(path), 0, False
    async with session.get(url) as response:
        response.raise_for_status()
        file = await asyncio.to_thread(path.open, "wb")
        try:
            piece = await response.content.read(1 << 20)
            size = await asyncio.to_thread(file.write, piece)
            complete = True
        finally:
            await asyncio.to_thread(file.close)
            if not complete:
                path.unlink()
    return size
