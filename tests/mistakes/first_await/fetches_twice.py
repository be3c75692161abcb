# wrong-result: calls fetch_data once to look at the text and once more to return it


async def fetch_data():
    return "data"


async def main():
    if await fetch_data() == "":
        return ""
    return (await fetch_data()).upper()
