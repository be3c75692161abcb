# unbounded-queue: puts the third cake before the first one is sold
A = ["put apple", "put berry", "open", "put cherry", "sell apple", "put date", "sell berry", "sell cherry", "sell date"]  # <- here
B = ["wash cup", "dry cup", "wash plate", "empty", "dry plate", "all clean", "washer waits"]
C = ["ann takes 1", "bob takes 2", "bob takes 3", "bob goes home", "evening", "ann goes home"]
