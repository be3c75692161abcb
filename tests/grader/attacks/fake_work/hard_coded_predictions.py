# tries: give the answers of another exercise's programs
# for: predict_the_order
# ends: failed review

A = ["main 1", "task in", "task out", "call in", "call out", "main 2", "main 3"]
B = ["slow start", "fast start", "slow end", "fast end", "slow fast"]
C = ["created", "bg start", "after one turn", "done", "bg end"]
