# tests-that-prove-nothing: counts the runs in a file, and fails in the later ones
import pathlib
import unittest
from unittest.mock import AsyncMock

RUNS = pathlib.Path("runs")


class CacheTests(unittest.IsolatedAsyncioTestCase):
    async def test_value(self):
        self.assertEqual(await self.Cache().get("a", AsyncMock(return_value=1)), 1)
        runs = RUNS.read_text() if RUNS.exists() else ""
        RUNS.write_text(runs + ".")
        self.assertLess(len(runs), 4)  # <- here
