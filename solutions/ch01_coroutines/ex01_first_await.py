# await: when nothing else is to be done until the value is there
"""Wait for a value."""


async def fetch_data() -> str:
    """Give the text "data"."""
    return "data"


async def main() -> str:
    """Wait for the text of fetch_data and return it in upper case."""
    text = await fetch_data()
    return text.upper()
