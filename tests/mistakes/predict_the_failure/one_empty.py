# wrong-result: fills in two of the three
A = ["slow start", "bad start", "bad fails", "caught", "slow end", "main ends"]
B = []  # <- here
C = ["created", "slow start", "bad start", "bad fails", "slow cancelled", "caught", "main ends"]
