"""Hold what a batch tells while it runs, and what that makes of the class as a whole."""
