# background-task-lost: asks a cancelled task for its error, which raises CancelledError inside the callback
import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.tasks = set()

    def spawn(self, coro):
        t = asyncio.create_task(coro)
        self.tasks.add(t)
        t.add_done_callback(self.finished)

    def finished(self, t):
        self.tasks.discard(t)
        if t.exception():  # <- here
            self.on_error(t.exception())

    async def close(self):
        while self.tasks:
            await asyncio.wait(self.tasks)
