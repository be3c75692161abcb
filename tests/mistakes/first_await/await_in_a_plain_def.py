# sync-async-mixup: awaits in a plain function


async def fetch_data():
    return "data"


def main():
    return (await fetch_data()).upper()  # <- here
