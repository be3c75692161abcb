# tries: give the text without waiting for anything
# for: first_await
# ends: failed review


async def fetch_data():
    return "data"


async def main():
    return "DATA"
