"""The two detectors of blocking: known calls, and whatever holds the loop."""
