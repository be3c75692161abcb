# forgotten-await: turns the coroutine object itself into a text


async def fetch_data():
    return "data"


async def main():
    data = fetch_data()  # <- here
    return f"{data}".upper()
