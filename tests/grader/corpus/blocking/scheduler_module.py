# expects: blocking-call at line 11
# The standard library's scheduler sleeps for its user.
import asyncio
import sched


async def main():
    plan = sched.scheduler()
    plan.enter(0.15, 1, print, ["due"])
    await asyncio.sleep(0)
    plan.run()


if __name__ == "__main__":
    asyncio.run(main())
