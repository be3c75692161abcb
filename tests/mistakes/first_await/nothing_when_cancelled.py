# swallowed-cancellation: takes a cancellation for a text of no length
import asyncio


async def fetch_data():
    return "data"


async def main():
    text = ""
    try:
        text = await fetch_data()
    except asyncio.CancelledError:  # <- here
        pass
    return text.upper()
