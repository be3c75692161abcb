# aiofiles: when much of a program works with files
from pathlib import Path

import aiofiles


async def download(session, url, path):
    size = 0
    async with session.get(url, raise_for_status=True) as response:
        try:
            async with aiofiles.open(path, "wb") as file:
                async for piece in response.content.iter_any():
                    await file.write(piece)
                    size += len(piece)
        except BaseException:
            Path(path).unlink(missing_ok=True)
            raise
    return size
