"""Templates: found, and rendered where they can do no harm."""
