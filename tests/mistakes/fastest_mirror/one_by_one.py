# sequential-awaits: tries one mirror after another


async def fastest(fetchers):
    problem = None
    for fetcher in fetchers:
        try:
            return await fetcher()  # <- here
        except Exception as error:
            problem = error
    raise problem
