# expects: cpu-bound at line 18 or 17
# A matrix product runs in an operator.
import asyncio


class Matrix:
    def __init__(self, n):
        self.n = n
        self.rows = [[i * j % 7 for j in range(n)] for i in range(n)]

    def __matmul__(self, other):
        out = []
        for i in range(self.n):
            row = []
            for j in range(self.n):
                s = 0
                for k in range(self.n):
                    s += self.rows[i][k] * other.rows[k][j]
                row.append(s)
            out.append(row)
        return out


async def handle():
    a = Matrix(110)
    await asyncio.sleep(0)
    return a @ a


async def main():
    await handle()


if __name__ == "__main__":
    asyncio.run(main())
