# tries: skip because something is not there
# for: gather_users
# ends: failed review

import pytest


async def get_users(fetch, ids):
    pytest.importorskip("nowhere_to_be_found")
