# Split texts: when the entries are easier to read without quotes
A = "task starts,cancel called,task tidies up,task is tidy,await raised".split(",")
B = "early: True,CancelledError,again: False".split(",")
C = "one starts,one tidies up,one is tidy,one: TimeoutError,two starts,two tidies up,two is tidy,inside: CancelledError,outside: TimeoutError".split(",")
D = "commit starts,save leaves,save cancelled: True,commit ends,commit cancelled: False".split(",")
