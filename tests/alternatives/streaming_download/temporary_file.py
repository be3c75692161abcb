# A named temporary file in the same folder: when several downloads may have one target
import asyncio
import os
import tempfile

import aiohttp


def make(folder):
    return tempfile.NamedTemporaryFile("wb", dir=folder, delete=False)


async def download(session, url, path):
    async with session.get(url) as response:
        if response.status >= 400:
            raise aiohttp.ClientResponseError(
                response.request_info, response.history, status=response.status, message="bad status"
            )
        file = await asyncio.to_thread(make, os.path.dirname(path) or ".")
        size = 0
        try:
            async for piece, _ in response.content.iter_chunks():
                await asyncio.to_thread(file.write, piece)
                size += len(piece)
            await asyncio.to_thread(file.close)
            await asyncio.to_thread(os.replace, file.name, path)
        except BaseException:
            await asyncio.to_thread(file.close)
            await asyncio.to_thread(os.unlink, file.name)
            raise
    return size
