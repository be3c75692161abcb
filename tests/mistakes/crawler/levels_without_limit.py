# unbounded-fan-out: gathers each level at once
import asyncio


async def crawl(start, get_links, limit):
    found, level = {start}, [start]
    while level:
        answers = await asyncio.gather(*[get_links(page) for page in level], return_exceptions=True)  # <- here
        level = []
        for links in answers:
            for link in links if not isinstance(links, Exception) else ():
                if link not in found:
                    found.add(link)
                    level.append(link)
    return found
