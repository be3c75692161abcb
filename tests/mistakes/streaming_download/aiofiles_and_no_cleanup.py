# cleanup-skipped: aiofiles closes the file, and nobody removes it
import aiofiles


async def download(session, url, path):
    size = 0
    async with session.get(url) as response:
        response.raise_for_status()
        async with aiofiles.open(path, "wb") as file:  # <- here
            async for piece in response.content.iter_chunked(65536):
                size += await file.write(piece)
    return size
