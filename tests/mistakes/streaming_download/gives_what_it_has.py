# errors-hidden: a broken connection ends the download like a whole body
import asyncio
from pathlib import Path

import aiohttp


async def download(session, url, path):
    path, size = Path(path), 0
    async with session.get(url) as response:
        response.raise_for_status()
        file = await asyncio.to_thread(path.open, "wb")
        try:
            async for piece in response.content.iter_chunked(65536):
                size += await asyncio.to_thread(file.write, piece)
        except aiohttp.ClientError:  # <- here
            return size
        except BaseException:
            path.unlink()
            raise
        finally:
            await asyncio.to_thread(file.close)
    return size
