# tries: take more memory than there is while being imported
# for: gather_users
# ends: failed timed_out broken review

x = bytearray(1 << 40)
