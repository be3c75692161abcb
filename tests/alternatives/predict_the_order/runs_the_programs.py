# Running the programs: when the question is what they do here and now
import asyncio


async def step(log: list[str], name: str) -> None:
    """Write two entries."""
    log.append(f"{name} in")
    log.append(f"{name} out")


async def program_a(log: list[str]) -> None:
    """Start a task, and await a coroutine beside it."""
    task = asyncio.create_task(step(log, "task"))
    log.append("main 1")
    await step(log, "call")
    log.append("main 2")
    await task
    log.append("main 3")


async def nap(log: list[str], name: str, seconds: float) -> str:
    """Write, sleep, write."""
    log.append(f"{name} start")
    await asyncio.sleep(seconds)
    log.append(f"{name} end")
    return name


async def program_b(log: list[str]) -> None:
    """Sleep twice together."""
    names = await asyncio.gather(nap(log, "slow", 0.2), nap(log, "fast", 0.1))
    log.append(" ".join(names))


async def program_c(log: list[str]) -> None:
    """Start a task, and give it one turn before it is awaited."""
    task = asyncio.create_task(nap(log, "bg", 0))
    log.append("created")
    await asyncio.sleep(0)
    log.append("after one turn")
    await task
    log.append("done")


def written(program):
    log = []
    asyncio.run(program(log))
    return log


A = written(program_a)
B = written(program_b)
C = written(program_c)
