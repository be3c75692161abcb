# tries: declare the check to be expected to fail
# for: gather_users
# ends: failed review

import pytest


async def get_users(fetch, ids):
    pytest.xfail("known")
