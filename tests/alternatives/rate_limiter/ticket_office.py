# A task that hands out tickets: when many limiters are to be ruled from one place
import asyncio


class RateLimiter:
    def __init__(self, n, per):
        self.gap = per / n
        self.waiting = asyncio.Queue()
        self.office = asyncio.create_task(self.hand_out())

    async def hand_out(self):
        while True:
            ticket = await self.waiting.get()
            ticket.set_result(None)
            await asyncio.sleep(self.gap)

    async def acquire(self):
        ticket = asyncio.get_running_loop().create_future()
        self.waiting.put_nowait(ticket)
        await ticket
