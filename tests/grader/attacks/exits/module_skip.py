# tries: skip the whole module
# for: gather_users
# ends: broken review

import pytest

pytest.skip("all of it", allow_module_level=True)
