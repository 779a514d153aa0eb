"""Many check-ins to answers: threads, queries, goals, carrying; pure functions of values."""
