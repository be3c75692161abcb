# expects: cpu-bound at line 8
# A helper looks for primes.
# names: primes
import asyncio


def primes(limit):
    return [n for n in range(2, limit) if all(n % d for d in range(2, int(n**0.5) + 1))]


async def main():
    primes(60_000)


if __name__ == "__main__":
    asyncio.run(main())
