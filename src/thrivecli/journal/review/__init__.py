"""The packet for a performance review, each line with where it comes from."""
