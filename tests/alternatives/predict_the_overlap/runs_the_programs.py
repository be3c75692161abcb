# Running the programs: when the question is what they do here and now
import asyncio


async def nap(log: list[str], name: str, seconds: float) -> str:
    """Write when this nap starts and when it ends."""
    log.append(f"{name} starts")
    await asyncio.sleep(seconds)
    log.append(f"{name} ends")
    return name


async def program_a(log: list[str]) -> None:
    """Call two naps, rest for 0.2 s, and await one nap after the other."""
    naps = [nap(log, "slow", 0.3), nap(log, "quick", 0.1)]
    log.append("called")
    await asyncio.sleep(0.2)
    log.append("rested")
    for each in naps:
        name = await each
        log.append(f"got {name}")


async def program_b(log: list[str]) -> None:
    """Do the same with tasks."""
    naps = [asyncio.create_task(nap(log, "slow", 0.3)), asyncio.create_task(nap(log, "quick", 0.1))]
    log.append("created")
    await asyncio.sleep(0.2)
    log.append("rested")
    for each in naps:
        name = await each
        log.append(f"got {name}")


async def program_c(log: list[str]) -> None:
    """Wait for the first of two naps, then for both, while an egg boils for 0.5 s."""
    egg = asyncio.create_task(nap(log, "egg", 0.5))
    naps = [asyncio.create_task(nap(log, "slow", 0.4)), asyncio.create_task(nap(log, "quick", 0.2))]
    done, _ = await asyncio.wait(naps, return_when=asyncio.FIRST_COMPLETED)
    log.append(f"{len(done)} done")
    log.append(" ".join(await asyncio.gather(*naps)))
    await egg


def written(program):
    log = []
    asyncio.run(program(log))
    return log


A, B, C = written(program_a), written(program_b), written(program_c)
