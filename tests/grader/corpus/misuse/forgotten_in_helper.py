# expects: forgotten-await at line 11
# A plain helper starts a coroutine that nobody awaits.
import asyncio


async def notify(user):
    await asyncio.sleep(0.001)


def on_login(user):
    notify(user)


async def main():
    on_login("ada")
    await asyncio.sleep(0.01)


asyncio.run(main())
