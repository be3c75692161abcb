# unchecked-results: gives an error as if it were a result
import asyncio


async def main(work, other):
    works = asyncio.gather(work("A", 0.2), work("B", 0.2), return_exceptions=True)
    try:
        c = await other()
    except Exception as error:
        c = error
    return (*await works, c)
