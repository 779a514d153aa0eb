"""A stretch of time in figures, and the pictures drawn of it."""
