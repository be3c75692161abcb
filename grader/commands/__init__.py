"""Carry out the commands: load what one needs, call one use case, print what it gives.

Each module is imported when its command runs: one that grades nothing must not wait for a test framework.
"""
