# wrong-result: writes one text instead of a list
A = ["main 1", "call in", "call out", "main 2", "task in", "task out", "main 3"]
B = "slow start, fast start, fast end, slow end, slow fast"  # <- here
C = ["created", "bg start", "after one turn", "bg end", "done"]
