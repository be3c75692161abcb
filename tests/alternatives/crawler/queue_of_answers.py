# Answers in a queue: when one task keeps the books and others only ask
import asyncio


async def crawl(start, get_links, limit):
    todo, answers = asyncio.Queue(), asyncio.Queue()

    async def worker():
        while True:
            page = await todo.get()
            try:
                answers.put_nowait(list(await get_links(page)))
            except Exception:
                answers.put_nowait([])

    found = {start}
    todo.put_nowait(start)
    due = 1
    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker()) for _ in range(limit)]
        while due:
            links = await answers.get()
            due -= 1
            for link in links:
                if link not in found:
                    found.add(link)
                    todo.put_nowait(link)
                    due += 1
        for each in workers:
            each.cancel()
    return found
