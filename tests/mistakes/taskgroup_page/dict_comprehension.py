# sequential-awaits: awaits in the comprehension, one part after another


async def load_page(fetch, parts):
    return {part: await fetch(part) for part in parts}  # <- here
