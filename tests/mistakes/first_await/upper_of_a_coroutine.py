# forgotten-await: asks the coroutine object for upper()


async def fetch_data():
    return "data"


async def main():
    result = fetch_data()
    return result.upper()  # <- here
