# completion-order: puts the outcomes in the order in which the calls end
A = ["slow start", "bad start", "bad fails", "caught", "slow end", "main ends"]
B = ["slow start", "bad start", "bad fails", "slow end", "ValueError str"]  # <- here
C = ["created", "slow start", "bad start", "bad fails", "slow cancelled", "caught", "main ends"]
