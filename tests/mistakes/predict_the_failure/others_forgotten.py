# others-keep-running: forgets the other call after the failure
A = ["slow start", "bad start", "bad fails", "caught", "main ends"]  # <- here
B = ["slow start", "bad start", "bad fails", "slow end", "str ValueError"]
C = ["created", "slow start", "bad start", "bad fails", "slow cancelled", "caught", "main ends"]
