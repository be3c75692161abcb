# blocking-call: opens, writes and closes the file on the loop's thread
from pathlib import Path


async def download(session, url, path):
    size, complete = 0, False
    async with session.get(url) as response:
        response.raise_for_status()
        try:
            with open(path, "wb") as file:  # <- here
                async for piece in response.content.iter_chunked(65536):
                    size += file.write(piece)
            complete = True
        finally:
            if not complete:
                Path(path).unlink()
    return size
