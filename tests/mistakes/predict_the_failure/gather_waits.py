# waits-for-everything: lets gather wait for all before it raises
A = ["slow start", "bad start", "bad fails", "slow end", "caught", "main ends"]  # <- here
B = ["slow start", "bad start", "bad fails", "slow end", "str ValueError"]
C = ["created", "slow start", "bad start", "bad fails", "slow cancelled", "caught", "main ends"]
