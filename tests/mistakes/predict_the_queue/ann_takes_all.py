# sequential-awaits: lets ann carry before bob begins
A = ["put apple", "put berry", "open", "sell apple", "put cherry", "sell berry", "put date", "sell cherry", "sell date"]
B = ["wash cup", "dry cup", "wash plate", "empty", "dry plate", "all clean", "washer waits"]
C = ["ann takes 1", "ann takes 2", "ann takes 3", "ann goes home", "evening", "bob goes home"]  # <- here
