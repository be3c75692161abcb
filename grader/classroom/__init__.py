"""Grade a class: find the submissions, run each once, remember what came out, sum it up."""
