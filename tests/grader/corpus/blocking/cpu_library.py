# expects: cpu-bound at line 29
# Somebody else's module computes.
# names: main
import asyncio
import types

LIBRARY = """
import asyncio, time
tasks = set()
def nap(seconds):
    time.sleep(seconds)
async def work(seconds):
    time.sleep(seconds)
def start(seconds):
    tasks.add(asyncio.create_task(work(seconds)))
def crunch():
    return sum(number * number for number in range(2_500_000))
class Session:
    async def __aenter__(self):
        return self
    async def __aexit__(self, *error):
        time.sleep(0.03)
"""
library = types.ModuleType("library")
exec(compile(LIBRARY, "<library>", "exec"), library.__dict__)


async def main():
    library.crunch()


if __name__ == "__main__":
    asyncio.run(main())
