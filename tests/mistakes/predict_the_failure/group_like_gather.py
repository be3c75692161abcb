# others-keep-running: takes a TaskGroup for another gather
A = ["slow start", "bad start", "bad fails", "caught", "slow end", "main ends"]
B = ["slow start", "bad start", "bad fails", "slow end", "str ValueError"]
C = ["created", "slow start", "bad start", "bad fails", "caught", "slow end", "main ends"]  # <- here
