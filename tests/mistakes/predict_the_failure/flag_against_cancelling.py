# others-keep-running: takes return_exceptions for what keeps gather from cancelling, and still misses it
A = ["slow start", "bad start", "bad fails", "caught", "slow end", "main ends"]
B = ["slow start", "bad start", "bad fails", "slow cancelled", "CancelledError ValueError"]  # <- here
C = ["created", "slow start", "bad start", "bad fails", "slow cancelled", "caught", "main ends"]
