"""The examination of a program of the user's own."""
