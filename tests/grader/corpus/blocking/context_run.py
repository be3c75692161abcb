# expects: blocking-call at line 9
# A sleep runs in a copied context.
import asyncio
import contextvars
import time


async def main():
    contextvars.copy_context().run(time.sleep, 0.02)


if __name__ == "__main__":
    asyncio.run(main())
