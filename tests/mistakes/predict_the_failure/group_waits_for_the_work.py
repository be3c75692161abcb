# others-keep-running: lets the TaskGroup wait until the other call has done its work
A = ["slow start", "bad start", "bad fails", "caught", "slow end", "main ends"]
B = ["slow start", "bad start", "bad fails", "slow end", "str ValueError"]
C = ["created", "slow start", "bad start", "bad fails", "slow end", "caught", "main ends"]  # <- here
