# Opens the file anew for each piece: when pieces are rare
import asyncio
from pathlib import Path


def append(path, piece):
    with open(path, "ab") as file:
        return file.write(piece)


async def download(session, url, path):
    path = Path(path)
    async with session.get(url) as response:
        response.raise_for_status()
        await asyncio.to_thread(path.write_bytes, b"")
        size = 0
        try:
            async for piece in response.content.iter_chunked(1 << 18):
                size += await asyncio.to_thread(append, path, piece)
        except BaseException:
            path.unlink()
            raise
    return size
