# unbounded-queue: puts all cakes on the shelf before anything is sold
A = ["put apple", "put berry", "put cherry", "put date", "open", "sell apple", "sell berry", "sell cherry", "sell date"]  # <- here
B = ["wash cup", "dry cup", "wash plate", "empty", "dry plate", "all clean", "washer waits"]
C = ["ann takes 1", "bob takes 2", "bob takes 3", "bob goes home", "evening", "ann goes home"]
