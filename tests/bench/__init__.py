"""Benchmarks of the claims that the project makes about its speed."""
