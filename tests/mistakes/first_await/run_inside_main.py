# nested-run: starts a second event loop inside main
import asyncio


async def fetch_data():
    return "data"


async def main():
    result = asyncio.run(fetch_data())  # <- here
    return result.upper()
