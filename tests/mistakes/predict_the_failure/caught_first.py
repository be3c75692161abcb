# cancel-not-awaited: catches the failure before the cancelled call has ended
A = ["slow start", "bad start", "bad fails", "caught", "slow end", "main ends"]
B = ["slow start", "bad start", "bad fails", "slow end", "str ValueError"]
C = ["created", "slow start", "bad start", "bad fails", "caught", "slow cancelled", "main ends"]  # <- here
