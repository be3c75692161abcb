# sequential-awaits: lets the baker begin when the shop is open
A = ["open", "put apple", "put berry", "sell apple", "put cherry", "sell berry", "put date", "sell cherry", "sell date"]  # <- here
B = ["wash cup", "dry cup", "wash plate", "empty", "dry plate", "all clean", "washer waits"]
C = ["ann takes 1", "bob takes 2", "bob takes 3", "bob goes home", "evening", "ann goes home"]
