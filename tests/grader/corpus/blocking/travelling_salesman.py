# expects: cpu-bound at line 10
# Every order of a few towns is tried.
import asyncio
import itertools

towns = [(0, 0), (3, 1), (6, 2), (2, 7), (5, 5), (1, 4), (7, 7), (4, 0), (2, 3)]


def length(tour):
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in itertools.pairwise(tour))


async def shortest():
    return min(itertools.permutations(towns), key=length)


async def main():
    print(await shortest())


if __name__ == "__main__":
    asyncio.run(main())
