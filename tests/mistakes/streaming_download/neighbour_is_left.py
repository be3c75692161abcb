# cleanup-skipped: writes to a file beside it, and leaves that one when something fails
import asyncio
from pathlib import Path

import aiofiles


async def download(session, url, path):
    part, size = Path(f"{path}.part"), 0
    async with session.get(url) as response:
        response.raise_for_status()
        async with aiofiles.open(part, "wb") as file:  # <- here
            async for piece in response.content.iter_chunked(65536):
                size += await file.write(piece)
    await asyncio.to_thread(part.replace, path)
    return size
