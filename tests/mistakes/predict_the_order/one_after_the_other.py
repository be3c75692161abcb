# sequential-awaits: lets gather finish the first before it starts the second
A = ["main 1", "call in", "call out", "main 2", "task in", "task out", "main 3"]
B = ["slow start", "slow end", "fast start", "fast end", "slow fast"]  # <- here
C = ["created", "bg start", "after one turn", "bg end", "done"]
