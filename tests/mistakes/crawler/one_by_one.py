# sequential-awaits: asks one page after another


async def crawl(start, get_links, limit):
    found, waiting = {start}, [start]
    while waiting:
        page = waiting.pop()
        try:
            links = await get_links(page)  # <- here
        except Exception:
            continue
        for link in links:
            if link not in found:
                found.add(link)
                waiting.append(link)
    return found
