# wrong-result: fills in two of the three
A = ["main 1", "call in", "call out", "main 2", "task in", "task out", "main 3"]
B = ["slow start", "fast start", "fast end", "slow end", "slow fast"]
C = []  # <- here
