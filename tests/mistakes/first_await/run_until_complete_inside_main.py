# nested-run: asks the running loop to run another coroutine to its end
import asyncio


async def fetch_data():
    return "data"


async def main():
    loop = asyncio.get_event_loop()
    return loop.run_until_complete(fetch_data()).upper()  # <- here
