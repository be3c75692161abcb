# expects: blocking-call at line 12
# A timer's callback runs a program.
import asyncio
import subprocess


class Watchdog:
    def __init__(self):
        self.alive = False

    def ping(self):
        self.alive = subprocess.call(["true"]) == 0


async def main():
    watchdog = Watchdog()
    asyncio.get_running_loop().call_later(0.005, watchdog.ping)
    await asyncio.sleep(0.03)
    print(watchdog.alive)


if __name__ == "__main__":
    asyncio.run(main())
