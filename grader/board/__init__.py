"""Serve the live board of a class to browsers, as long as somebody looks."""
