"""Run a PostgreSQL server beside the checks that need one, and lend databases of it."""
