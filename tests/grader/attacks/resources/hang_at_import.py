# tries: never end while being imported
# for: gather_users
# ends: failed timed_out broken review

while True:
    pass
