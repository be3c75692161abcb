# others-keep-running: lets gather cancel the other call when one fails
A = ["slow start", "bad start", "bad fails", "slow cancelled", "caught", "main ends"]  # <- here
B = ["slow start", "bad start", "bad fails", "slow end", "str ValueError"]
C = ["created", "slow start", "bad start", "bad fails", "slow cancelled", "caught", "main ends"]
