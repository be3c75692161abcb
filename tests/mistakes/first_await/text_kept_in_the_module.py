# wrong-result: keeps the first text, and gives it to every main after that
kept = []


async def fetch_data():
    return "data"


async def main():
    if not kept:
        kept.append(await fetch_data())
    return kept[0].upper()
