# shield-misused: lets fetch_data run on when main is cancelled
import asyncio


async def fetch_data():
    return "data"


async def main():
    text = await asyncio.shield(fetch_data())  # <- here
    return text.upper()
