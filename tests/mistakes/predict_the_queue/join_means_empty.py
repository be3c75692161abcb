# wrong-result: lets join end when the sink is empty
A = ["put apple", "put berry", "open", "sell apple", "put cherry", "sell berry", "put date", "sell cherry", "sell date"]
B = ["wash cup", "dry cup", "wash plate", "empty", "all clean", "washer waits", "dry plate"]  # <- here
C = ["ann takes 1", "bob takes 2", "bob takes 3", "bob goes home", "evening", "ann goes home"]
