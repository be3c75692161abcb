"""The kata clock: event loops, threads and processes on a time that jumps over waits."""
