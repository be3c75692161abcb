# A class that keeps the state: when a crawl is started, watched and stopped
import asyncio


class Crawler:
    def __init__(self, get_links, limit):
        self.get_links, self.limit = get_links, limit
        self.found = set()
        self.queue = asyncio.Queue()

    def add(self, page):
        if page not in self.found:
            self.found.add(page)
            self.queue.put_nowait(page)

    async def work(self):
        while True:
            page = await self.queue.get()
            try:
                links = await self.get_links(page)
            except Exception as error:
                print(page, "failed:", repr(error))
            else:
                for link in links:
                    self.add(link)
            finally:
                self.queue.task_done()

    async def run(self, start):
        self.add(start)
        workers = [asyncio.create_task(self.work()) for _ in range(self.limit)]
        try:
            await self.queue.join()
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.wait(workers)
        return self.found


async def crawl(start, get_links, limit):
    return await Crawler(get_links, limit).run(start)
