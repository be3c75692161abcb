# sequential-awaits: runs a job when the one before has ended
async def run_jobs(jobs):
    counts = {}
    for job in jobs:
        try:
            await job()  # <- here
        except (ValueError, OSError) as error:
            name = type(error).__name__
            counts[name] = counts.get(name, 0) + 1
    return counts
