# tries: use the reference solution
# for: gather_users
# ends: failed broken review

from solutions.ch02_concurrently.ex01_gather_users import get_users
