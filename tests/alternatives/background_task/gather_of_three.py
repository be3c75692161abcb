# gather of all three: when nothing has to be done between starting and collecting
import asyncio


async def main(work, other):
    a, b, c = await asyncio.gather(work("A", 0.2), work("B", 0.2), other())
    return a, b, c
