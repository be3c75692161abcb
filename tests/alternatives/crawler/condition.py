# A Condition around two sets: when workers decide together what comes next
import asyncio


async def crawl(start, get_links, limit):
    known, asking = {start}, set()
    done = set()
    changed = asyncio.Condition()

    def waiting():
        return known - asking - done

    async def worker():
        while True:
            async with changed:
                await changed.wait_for(lambda: waiting() or not asking)
                if not waiting():
                    return
                page = min(waiting())
                asking.add(page)
            links = []
            try:
                links = list(await get_links(page))
            except Exception:
                pass
            async with changed:
                known.update(links)
                asking.remove(page)
                done.add(page)
                changed.notify_all()

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
    return done
