# expects: task-not-awaited at line 8
# A helper of a class starts a task for each event, and nobody waits for them.
import asyncio


class Bus:
    def publish(self, event):
        return asyncio.ensure_future(self.deliver(event))

    async def deliver(self, event):
        await asyncio.sleep(0.2)


async def main():
    bus = Bus()
    bus.publish("login")
    await asyncio.sleep(0.01)


asyncio.run(main())
