# wrong-result: leaves out the last line of a program
A = ["slow start", "bad start", "bad fails", "caught", "slow end", "main ends"]
B = ["slow start", "bad start", "bad fails", "slow end", "str ValueError"]
C = ["created", "slow start", "bad start", "bad fails", "slow cancelled", "caught"]  # <- here
