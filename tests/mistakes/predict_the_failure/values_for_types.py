# wrong-result: writes the value where its type is asked for
A = ["slow start", "bad start", "bad fails", "caught", "slow end", "main ends"]
B = ["slow start", "bad start", "bad fails", "slow end", "slow ValueError"]  # <- here
C = ["created", "slow start", "bad start", "bad fails", "slow cancelled", "caught", "main ends"]
