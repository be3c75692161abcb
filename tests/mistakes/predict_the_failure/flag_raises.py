# unchecked-results: expects the failure as an exception, although it is one of the outcomes
A = ["slow start", "bad start", "bad fails", "caught", "slow end", "main ends"]
B = ["slow start", "bad start", "bad fails", "slow end", "caught"]  # <- here
C = ["created", "slow start", "bad start", "bad fails", "slow cancelled", "caught", "main ends"]
