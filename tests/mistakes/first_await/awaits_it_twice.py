# coroutine-reused: awaits one coroutine object a second time


async def fetch_data():
    return "data"


async def main():
    coro = fetch_data()
    if not await coro:
        return ""
    return (await coro).upper()  # <- here
