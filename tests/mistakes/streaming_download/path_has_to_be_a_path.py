# wrong-result: removes a part of the body only where the path is a Path, and not when it is a text
import asyncio


async def download(session, url, path):
    size = 0
    async with session.get(url) as response:
        response.raise_for_status()
        file = await asyncio.to_thread(open, path, "wb")
        try:
            try:
                while piece := await response.content.readany():
                    size += await asyncio.to_thread(file.write, piece)
            finally:
                await asyncio.to_thread(file.close)
        except BaseException:
            path.unlink()  # <- here
            raise
    return size
