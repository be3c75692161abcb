"""Everything that runs beside learner code; the parent starts it by name and never imports it."""
