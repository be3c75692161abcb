# workers-not-stopped: sends both home with one None
A = ["put apple", "put berry", "open", "sell apple", "put cherry", "sell berry", "put date", "sell cherry", "sell date"]
B = ["wash cup", "dry cup", "wash plate", "empty", "dry plate", "all clean", "washer waits"]
C = ["ann takes 1", "bob takes 2", "bob takes 3", "bob goes home", "ann goes home", "evening"]  # <- here
