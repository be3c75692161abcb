# sequential-awaits: lets the baker wait until each cake is sold
A = ["put apple", "open", "sell apple", "put berry", "sell berry", "put cherry", "sell cherry", "put date", "sell date"]  # <- here
B = ["wash cup", "dry cup", "wash plate", "empty", "dry plate", "all clean", "washer waits"]
C = ["ann takes 1", "bob takes 2", "bob takes 3", "bob goes home", "evening", "ann goes home"]
