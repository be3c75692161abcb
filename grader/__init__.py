"""Grade async/await exercises: run hidden checks on a virtual clock and explain what happened."""

__version__ = "0.1.0"
