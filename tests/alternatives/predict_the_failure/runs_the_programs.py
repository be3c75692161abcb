# Running the programs: when the question is what they do here and now
import asyncio


async def work(log: list[str], name: str, seconds: float, *, fails: bool = False) -> str:
    """Write what happens to this call, from its start to its end."""
    log.append(f"{name} start")
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    if fails:
        log.append(f"{name} fails")
        raise ValueError(name)
    log.append(f"{name} end")
    return name


async def program_a(log: list[str]) -> None:
    """Gather two calls, one of which fails."""
    try:
        await asyncio.gather(work(log, "slow", 0.2), work(log, "bad", 0.1, fails=True))
    except ValueError:
        log.append("caught")
    await asyncio.sleep(0.2)
    log.append("main ends")


async def program_b(log: list[str]) -> None:
    """Gather the same two calls with return_exceptions, and write the types of the outcomes."""
    outcomes = await asyncio.gather(
        work(log, "slow", 0.2), work(log, "bad", 0.1, fails=True), return_exceptions=True
    )
    log.append(" ".join(type(outcome).__name__ for outcome in outcomes))


async def program_c(log: list[str]) -> None:
    """Run the same two calls in a TaskGroup."""
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(log, "slow", 0.2))
            group.create_task(work(log, "bad", 0.1, fails=True))
            log.append("created")
    except* ValueError:
        log.append("caught")
    await asyncio.sleep(0.2)
    log.append("main ends")


def written(program):
    log = []
    asyncio.run(program(log))
    return log


A = written(program_a)
B = written(program_b)
C = written(program_c)
