# completion-order: expects the result of gather in the order of the ends
A = ["main 1", "call in", "call out", "main 2", "task in", "task out", "main 3"]
B = ["slow start", "fast start", "fast end", "slow end", "fast slow"]  # <- here
C = ["created", "bg start", "after one turn", "bg end", "done"]
