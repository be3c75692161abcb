# forgotten-await: returns the coroutine of fetch_data instead of its text


async def fetch_data():
    return "data"


async def main():
    return fetch_data()  # <- here
