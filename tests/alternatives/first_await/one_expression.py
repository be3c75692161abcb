# One expression: when the value needs no name


async def fetch_data():
    return "data"


async def main():
    return (await fetch_data()).upper()
