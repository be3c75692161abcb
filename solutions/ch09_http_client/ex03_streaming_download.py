# to_thread for each step: when a few steps with a file stand between waits for the network
"""Download a big file piece by piece."""

import asyncio
from pathlib import Path

import aiohttp

PIECE = 64 * 1024  # bytes


async def download(session: aiohttp.ClientSession, url: str, path: str | Path) -> int:
    """GET the URL, write the body to `path` as it comes, and give the number of bytes."""
    target, size = Path(path), 0
    async with session.get(url) as response:
        response.raise_for_status()
        file = await asyncio.to_thread(target.open, "wb")
        try:
            try:
                async for piece in response.content.iter_chunked(PIECE):
                    size += await asyncio.to_thread(file.write, piece)
            finally:
                await asyncio.to_thread(file.close)  # writes what it still holds, so that it may fail, too
        except BaseException:  # a cancellation is no Exception
            await asyncio.to_thread(target.unlink)
            raise
    return size
