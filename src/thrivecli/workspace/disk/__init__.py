"""Files read safely and written whole, locks, and where our own files are."""
