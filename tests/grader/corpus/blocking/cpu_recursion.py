# expects: cpu-bound at line 8
# A function calls itself again and again.
# names: fib
import asyncio


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


async def main():
    fib(31)


if __name__ == "__main__":
    asyncio.run(main())
