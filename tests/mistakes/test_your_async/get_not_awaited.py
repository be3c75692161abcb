# forgotten-await: expects the error of a get that is not awaited
import unittest
from unittest.mock import AsyncMock


class CacheTests(unittest.IsolatedAsyncioTestCase):
    async def test_failure(self):
        load = AsyncMock(side_effect=OSError)
        with self.assertRaises(OSError):
            self.Cache().get("a", load)  # <- here
