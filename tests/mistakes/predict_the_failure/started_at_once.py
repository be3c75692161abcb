# result-too-early: starts the tasks where they are made
A = ["slow start", "bad start", "bad fails", "caught", "slow end", "main ends"]
B = ["slow start", "bad start", "bad fails", "slow end", "str ValueError"]
C = ["slow start", "bad start", "created", "bad fails", "slow cancelled", "caught", "main ends"]  # <- here
