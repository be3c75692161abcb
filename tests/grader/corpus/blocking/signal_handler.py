# expects: blocking-call at line 10
# What runs on a signal sleeps in the loop's thread.
import asyncio
import os
import signal
import time


def reload_settings():
    time.sleep(0.02)


async def main():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, reload_settings)
    os.kill(os.getpid(), signal.SIGUSR1)
    await asyncio.sleep(0.02)
    loop.remove_signal_handler(signal.SIGUSR1)


if __name__ == "__main__":
    asyncio.run(main())
