# expects: blocking-call at line 12
# A coroutine waits for a signal with the thread.
import asyncio
import os
import signal
import threading


async def main():
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    threading.Timer(0.2, os.kill, [os.getpid(), signal.SIGUSR1]).start()
    print(signal.sigtimedwait([signal.SIGUSR1], 1) is not None)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])


if __name__ == "__main__":
    asyncio.run(main())
