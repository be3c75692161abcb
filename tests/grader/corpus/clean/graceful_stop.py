# expects: nothing
# A signal asks a service to stop.
import asyncio
import os
import signal


async def main():
    loop, stopping = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, stopping.set)
    loop.call_later(0.06, os.kill, os.getpid(), signal.SIGUSR1)
    await stopping.wait()
    loop.remove_signal_handler(signal.SIGUSR1)


if __name__ == "__main__":
    asyncio.run(main())
