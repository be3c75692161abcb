# wrong-result: lets the two naps end in the order they began
A = ["main 1", "call in", "call out", "main 2", "task in", "task out", "main 3"]
B = ["slow start", "fast start", "slow end", "fast end", "slow fast"]  # <- here
C = ["created", "bg start", "after one turn", "bg end", "done"]
