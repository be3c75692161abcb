# wrong-result: counts the dish in hand as one in the sink
A = ["put apple", "put berry", "open", "sell apple", "put cherry", "sell berry", "put date", "sell cherry", "sell date"]
B = ["wash cup", "dry cup", "wash plate", "not empty", "dry plate", "all clean", "washer waits"]  # <- here
C = ["ann takes 1", "bob takes 2", "bob takes 3", "bob goes home", "evening", "ann goes home"]
