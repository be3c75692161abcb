# waits-for-everything: collects all pieces, and writes them at the end
import asyncio
from pathlib import Path


async def download(session, url, path):
    path, size, complete = Path(path), 0, False
    async with session.get(url) as response:
        response.raise_for_status()
        file = await asyncio.to_thread(path.open, "wb")
        try:
            pieces = []
            async for piece in response.content.iter_chunked(65536):  # <- here
                pieces.append(piece)
            size = await asyncio.to_thread(file.write, b"".join(pieces))
            complete = True
        finally:
            await asyncio.to_thread(file.close)
            if not complete:
                path.unlink()
    return size
