# sync-async-mixup: defines fetch_data without async


def fetch_data():  # <- here
    return "data"


async def main():
    return fetch_data().upper()
